import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { liveCommands, readCommand, VigieError } from '@vigie/contracts';
import { Sockets } from '@vigie/platform/sockets';
import { ViewAccess } from '../viewing/view-access.service.js';
import { ViewerSocket } from '../viewing/viewer-socket.js';
import { LiveConnection } from './live-connection.js';
import { LiveHubs } from './live-hubs.service.js';

/** `/api/ws/live/v1`: see README. */
@Injectable()
export class LiveSockets implements OnApplicationBootstrap {
  constructor(
    private readonly sockets: Sockets,
    private readonly access: ViewAccess,
    private readonly hubs: LiveHubs,
  ) {}

  onApplicationBootstrap(): void {
    this.sockets.serveVideo('/api/ws/live/v1', (peer, caller) => {
      const connection = new LiveConnection(new ViewerSocket(peer, caller), this.access, this.hubs);
      return connection.serve((text) => readCommand(liveCommands, text), new VigieError('access.refused', { params: { privilege: 'camera.live' } }));
    });
  }
}

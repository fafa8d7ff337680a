import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { playbackCommands, readCommand } from '@vigie/contracts';
import { Sockets } from '@vigie/platform/sockets';
import { Upstreams } from '../upstream/upstreams.service.js';
import { ViewAccess } from '../viewing/view-access.service.js';
import { ViewerSocket } from '../viewing/viewer-socket.js';
import { PlaybackConnection } from './playback-connection.js';

/** `/api/ws/playback/v1`: see README. */
@Injectable()
export class PlaybackSockets implements OnApplicationBootstrap {
  constructor(
    private readonly sockets: Sockets,
    private readonly access: ViewAccess,
    private readonly upstreams: Upstreams,
  ) {}

  onApplicationBootstrap(): void {
    this.sockets.serveVideo('/api/ws/playback/v1', (peer, caller) =>
      new PlaybackConnection(new ViewerSocket(peer, caller), this.access, this.upstreams).serve((text) => readCommand(playbackCommands, text)));
  }
}

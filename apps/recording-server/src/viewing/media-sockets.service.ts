import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Sockets } from '@vigie/platform/sockets';
import type { Peer } from '@vigie/platform/sockets';
import { gauge } from '@vigie/platform/telemetry';
import { MediaConnection } from './media-connection.js';
import { ViewingRoom } from './viewing-room.service.js';

/** Time profiles end without anybody telling; so every view is decided anew this often, too. */
const RECHECK_MS = 5_000;
const open = gauge('recording_media_connections', 'Open media connections.');

/**
 * `/api/ws/media/v1`: video for mobile-servers, inside of the suite only. A connection is admitted by the media ticket in its
 * first command, not by a token.
 */
@Injectable()
export class MediaSockets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly connections = new Set<MediaConnection>();
  private timer: NodeJS.Timeout | undefined;
  private forget: (() => void) | undefined;

  constructor(
    private readonly sockets: Sockets,
    private readonly room: ViewingRoom,
  ) {}

  onApplicationBootstrap(): void {
    this.sockets.serveTickets('/api/ws/media/v1', (peer) => this.begin(peer));
    const recheck = (): void => {
      for (const connection of this.connections) connection.recheck();
    };
    this.forget = this.room.access.onChange(recheck);
    this.timer = setInterval(recheck, RECHECK_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.forget?.();
  }

  private begin(peer: Peer): MediaConnection {
    const connection = new MediaConnection(peer, this.room);
    this.connections.add(connection);
    open.set(this.connections.size);
    peer.onClosed(() => {
      this.connections.delete(connection);
      open.set(this.connections.size);
    });
    return connection;
  }
}

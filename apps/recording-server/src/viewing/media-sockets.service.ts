import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { socketClose } from '@vigie/platform/security';
import { gauge } from '@vigie/platform/telemetry';
import { WebSocketServer } from 'ws';
import { MediaConnection } from './media-connection.js';
import { ViewingRoom } from './viewing-room.service.js';

const PATH = '/api/ws/media/v1';
/** Time profiles end without anybody telling; so every view is decided anew this often, too. */
const RECHECK_MS = 5_000;
const open = gauge('recording_media_connections', 'Open media connections.');

/**
 * `/api/ws/media/v1`: video for mobile-servers. A connection is admitted by the media ticket in its `start` command, not by a token: that is
 * why it stands apart from the sockets that people connect to.
 */
@Injectable()
export class MediaSockets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024, perMessageDeflate: false });
  private readonly connections = new Set<MediaConnection>();
  private timer: NodeJS.Timeout | undefined;
  private forget: (() => void) | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly room: ViewingRoom,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.host.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => this.upgrade(request, raw, head));
    const recheck = (): void => {
      for (const connection of this.connections) connection.recheck();
    };
    this.forget = this.room.access.onChange(recheck);
    this.timer = setInterval(recheck, RECHECK_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.forget?.();
    for (const socket of this.server.clients) socket.close(socketClose.stopping);
    setTimeout(() => this.server.clients.forEach((socket) => socket.terminate()), 300).unref();
  }

  private upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?')[0]?.toLowerCase().replace(/\/$/, '');
    raw.on('error', () => raw.destroy());
    if (path !== PATH) return void raw.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    this.server.handleUpgrade(request, raw, head, (socket) => {
      const connection = new MediaConnection(socket, this.room);
      this.connections.add(connection);
      open.set(this.connections.size);
      socket.on('close', () => {
        this.connections.delete(connection);
        open.set(this.connections.size);
      });
    });
  }
}

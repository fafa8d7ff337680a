import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { VigieError } from '@vigie/contracts';
import { errorEnvelope, languageOf, asVigieError } from '../http/index.js';
import { AccessControl } from './access-control.js';
import { bearerToken } from './bearer.strategy.js';
import type { Caller } from './caller.js';
import { TokenVerifier } from './token-verifier.js';

/** Close codes of our sockets: sign in again, right lost, service stopping. */
export const socketClose = { unauthenticated: 4401, refused: 4403, notFound: 4404, stopping: 1012 } as const;

export type SocketHandler = (socket: WebSocket, caller: Caller, request: IncomingMessage) => void | Promise<void>;

const authenticateWithinMs = 10_000;
const pingEveryMs = 20_000;

/**
 * WebSockets of a service. The token comes in the Authorization header or in a first message
 * `{"command":"authenticate","token":"…"}`, answered by `{"command":"authenticate","state":"Success"}`.
 * A socket closes with 4401 as soon as its session or account ends.
 */
@Injectable()
export class Sockets implements OnApplicationShutdown {
  private readonly handlers = new Map<string, SocketHandler>();
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: 1_048_576, perMessageDeflate: false });
  private readonly open = new Map<WebSocket, Caller>();
  private readonly heartbeat: NodeJS.Timeout;
  private attached = false;

  constructor(private readonly host: HttpAdapterHost, private readonly verifier: TokenVerifier, private readonly access: AccessControl) {
    access.onChange(() => this.closeEnded());
    this.heartbeat = setInterval(() => this.ping(), pingEveryMs).unref();
  }

  /** Serves a path, such as `/api/ws/live/v1`. */
  serve(path: string, handler: SocketHandler): void {
    this.handlers.set(path.toLowerCase(), handler);
    if (this.attached) return;
    this.attached = true;
    (this.host.httpAdapter.getHttpServer() as Server).on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => this.upgrade(request, raw, head));
  }

  onApplicationShutdown(): void {
    clearInterval(this.heartbeat);
    for (const socket of this.server.clients) socket.close(socketClose.stopping);
    setTimeout(() => this.server.clients.forEach((socket) => socket.terminate()), 500).unref();
  }

  private upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const [path = ''] = (request.url ?? '').split('?');
    const handler = this.handlers.get(path.toLowerCase().replace(/\/$/, ''));
    raw.on('error', () => raw.destroy());
    if (!handler) return void raw.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    this.server.handleUpgrade(request, raw, head, (socket) => void this.welcome(socket, request, handler));
  }

  private async welcome(socket: WebSocket, request: IncomingMessage, handler: SocketHandler): Promise<void> {
    socket.on('error', () => socket.terminate());
    const language = languageOf({ headers: request.headers });
    try {
      const token = request.headers.authorization ? bearerToken(request.headers) : await firstMessageToken(socket);
      const principal = await this.verifier.verify(token);
      this.access.requireSession(principal);
      const caller: Caller = { principal, language, address: addressOf(request) };
      this.track(socket, caller);
      if (!request.headers.authorization) socket.send(JSON.stringify({ command: 'authenticate', state: 'Success' }));
      await handler(socket, caller, request);
    } catch (thrown) {
      const error = asVigieError(thrown);
      socket.send(JSON.stringify(errorEnvelope(error, language)));
      socket.close(error.status === 401 ? socketClose.unauthenticated : socketClose.refused, error.code);
    }
  }

  private track(socket: WebSocket, caller: Caller): void {
    this.open.set(socket, caller);
    socket.once('close', () => this.open.delete(socket));
  }

  private closeEnded(): void {
    for (const [socket, { principal }] of this.open) {
      try {
        this.access.requireSession(principal);
      } catch {
        socket.close(socketClose.unauthenticated, 'access.unauthenticated');
      }
    }
  }

  private ping(): void {
    for (const socket of this.open.keys()) if (socket.readyState === socket.OPEN) socket.ping();
  }
}

const addressOf = (request: IncomingMessage): string =>
  [request.headers['x-forwarded-for']].flat()[0]?.split(',')[0]?.trim() ?? request.socket.remoteAddress ?? '';

function firstMessageToken(socket: WebSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new VigieError('access.unauthenticated'));
    const timer = setTimeout(refuse, authenticateWithinMs);
    socket.once('close', refuse);
    socket.once('message', (data: Buffer) => {
      clearTimeout(timer);
      const token = tokenIn(data.toString());
      if (token) resolve(token);
      else refuse();
    });
  });
}

function tokenIn(text: string): string | undefined {
  try {
    const message = JSON.parse(text) as { command?: unknown; token?: unknown };
    return message.command === 'authenticate' && typeof message.token === 'string' ? message.token : undefined;
  } catch {
    return undefined;
  }
}

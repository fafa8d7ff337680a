import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createProxyServer } from 'http-proxy-3';
import type { ServiceName } from '@vigie/contracts';
import { logger, traceparent } from '@vigie/platform/telemetry';
import { GatewayConfig } from '../app.config.js';
import { forwardingHeaders, trustedProxies } from './forwarded.rules.js';
import { unavailable } from './refusal.rules.js';
import { ServiceAddresses } from './service-addresses.js';

const log = logger('routing');

/** Hands requests and WebSockets on to a service as they are: bodies are streamed, frames are never looked into. */
@Injectable()
export class Proxy implements OnModuleDestroy {
  private readonly sockets = new Set<Socket>();
  private readonly trusted;
  private readonly proxy;

  constructor(private readonly config: GatewayConfig, private readonly addresses: ServiceAddresses) {
    this.trusted = trustedProxies(config.trustedProxies);
    this.proxy = createProxyServer({ proxyTimeout: config.upstreamTimeoutMs });
    // What goes wrong is dealt with where it was asked for.
    this.proxy.on('error', () => undefined);
    // A service that dies in the middle of its answer leaves the caller waiting otherwise.
    this.proxy.on('proxyRes', (answer, _request, response) => answer.once('close', () => { if (!answer.complete) response.destroy(); }));
  }

  /** Answers an ordinary request. */
  pass(service: ServiceName, request: IncomingMessage, response: ServerResponse): void {
    const target = this.addresses.of(service);
    const start = performance.now();
    const refuse = (cause?: Error): void => {
      // Half an answer cannot be taken back: the caller must see that it was cut.
      if (response.headersSent) response.destroy();
      else if (!response.destroyed) this.refuse(service, request, cause, start, (status, headers, body) => response.writeHead(status, headers).end(body));
    };
    if (!target) return refuse();
    this.prepare(request);
    this.proxy.web(request, response, { target: target.address, agent: target.agent }, refuse);
  }

  /** Joins a WebSocket with the service's end of it. */
  join(service: ServiceName, request: IncomingMessage, socket: Socket, head: Buffer): void {
    const target = this.addresses.of(service);
    const start = performance.now();
    const refuse = (cause?: Error): void => {
      // Once joined, bytes have gone to the client, who would take an answer for a frame.
      if (socket.bytesWritten > 0 || !socket.writable) socket.destroySoon();
      else this.refuse(service, request, cause, start, (status, headers, body) => socket.end(rawResponse(status, headers, body)));
    };
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
    if (!target) return refuse();
    this.prepare(request);
    this.proxy.ws(request, socket, head, { target: target.address, agent: target.agent }, refuse);
  }

  /** Open WebSockets would keep the server from closing; clients come back by themselves. */
  onModuleDestroy(): void {
    for (const socket of this.sockets) socket.destroySoon();
  }

  /** How the caller reached us, or the proxy in front that we believe: `http` or `https`. */
  protocolOf(request: IncomingMessage): string {
    return this.forwarding(request)['x-forwarded-proto'] ?? 'http';
  }

  private forwarding(request: IncomingMessage): Record<string, string | undefined> {
    const encrypted = 'encrypted' in request.socket;
    return forwardingHeaders({ remoteAddress: request.socket.remoteAddress ?? '', encrypted, headers: request.headers }, this.trusted);
  }

  private prepare(request: IncomingMessage): void {
    const headers = this.forwarding(request);
    for (const [name, value] of Object.entries({ ...headers, traceparent: traceparent() ?? request.headers.traceparent })) {
      if (value === undefined) delete request.headers[name];
      else request.headers[name] = value;
    }
  }

  private refuse(service: ServiceName, request: IncomingMessage, cause: Error | undefined, start: number, answer: Answer): void {
    const late = performance.now() - start >= this.config.upstreamTimeoutMs;
    const { status, body } = unavailable(service, late ? 504 : 502, request);
    log.warn({ service, status, reason: (cause as NodeJS.ErrnoException | undefined)?.code ?? 'no address' }, 'service away');
    answer(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-length': Buffer.byteLength(body) }, body);
  }
}

type Answer = (status: number, headers: Record<string, string | number>, body: string) => void;

function rawResponse(status: number, headers: Record<string, string | number>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, 'connection: close', '', body].join('\r\n');
}

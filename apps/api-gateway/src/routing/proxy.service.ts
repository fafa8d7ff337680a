import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createProxyServer } from 'http-proxy-3';
import { type ServiceName, VigieError } from '@vigie/contracts';
import { errorEnvelope, languageOf, rawAnswer } from '@vigie/platform/http';
import { logger, traceparent } from '@vigie/platform/telemetry';
import { GatewayConfig } from '../app.config.js';
import { forwardingHeaders } from './forwarded.rules.js';
import type { Arrival } from './forwarded.rules.js';
import { ServiceAddresses } from './service-addresses.js';

const log = logger('routing');

/** Hands requests and WebSockets on to a service as they are: bodies are streamed, frames are never looked into. */
@Injectable()
export class Proxy implements OnModuleDestroy {
  private readonly sockets = new Set<Socket>();
  private readonly proxy;

  constructor(private readonly config: GatewayConfig, private readonly addresses: ServiceAddresses) {
    this.proxy = createProxyServer({ proxyTimeout: config.upstreamTimeoutMs });
    // What goes wrong is dealt with where it was asked for.
    this.proxy.on('error', () => undefined);
    // A service that dies in the middle of its answer leaves the caller waiting otherwise.
    this.proxy.on('proxyRes', (answer, _request, response) => answer.once('close', () => { if (!answer.complete) response.destroy(); }));
  }

  /** Answers an ordinary request. */
  pass(service: ServiceName, request: IncomingMessage, response: ServerResponse, arrival: Arrival): void {
    const target = this.addresses.of(service);
    const start = performance.now();
    const refuse = (cause?: Error): void => {
      // Half an answer cannot be taken back: the caller must see that it was cut.
      if (response.headersSent) response.destroy();
      else if (!response.destroyed) this.refuse(service, cause, start, (error, status) => answer(request, response, error, status));
    };
    if (!target) return refuse();
    this.prepare(request, arrival);
    this.proxy.web(request, response, { target: target.address, agent: target.agent }, refuse);
  }

  /** Joins a WebSocket with the service's end of it. */
  join(service: ServiceName, request: IncomingMessage, socket: Socket, head: Buffer, arrival: Arrival): void {
    const target = this.addresses.of(service);
    const start = performance.now();
    const refuse = (cause?: Error): void => {
      // Once joined, bytes have gone to the client, who would take an answer for a frame.
      if (socket.bytesWritten > 0 || !socket.writable) socket.destroySoon();
      else this.refuse(service, cause, start, (error, status) => socket.end(rawAnswer(error, languageOf(request), status)));
    };
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket)).on('error', () => socket.destroy());
    if (!target) return refuse();
    this.prepare(request, arrival);
    this.proxy.ws(request, socket, head, { target: target.address, agent: target.agent }, refuse);
  }

  /** Open WebSockets would keep the server from closing; clients come back by themselves. */
  onModuleDestroy(): void {
    for (const socket of this.sockets) socket.destroySoon();
  }

  private prepare(request: IncomingMessage, arrival: Arrival): void {
    for (const [name, value] of Object.entries({ ...forwardingHeaders(arrival), traceparent: traceparent() ?? request.headers.traceparent })) {
      if (value === undefined) delete request.headers[name];
      else request.headers[name] = value;
    }
  }

  private refuse(service: ServiceName, cause: Error | undefined, start: number, answer: (error: VigieError, status: 502 | 504) => void): void {
    const status = performance.now() - start >= this.config.upstreamTimeoutMs ? 504 : 502;
    log.warn({ service, status, reason: (cause as NodeJS.ErrnoException | undefined)?.code ?? 'no address' }, 'service away');
    answer(new VigieError('service.unavailable', { params: { service } }), status);
  }
}

/** A service that is away (502) or silent (504): the usual envelope. */
function answer(request: IncomingMessage, response: ServerResponse, error: VigieError, status: 502 | 504): void {
  const envelope = errorEnvelope(error, languageOf(request));
  envelope.error.httpCode = status;
  const body = JSON.stringify(envelope);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-length': Buffer.byteLength(body) }).end(body);
}

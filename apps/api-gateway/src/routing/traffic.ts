import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ServiceName, VigieError } from '@vigie/contracts';
import { bodyLimit, languageOf, refuseUpgrade } from '@vigie/platform/http';
import { GatewayConfig } from '../app.config.js';
import { Passage } from '../encryption/passage.js';
import { WebFiles } from '../web/web-files.js';
import { Arrivals } from './arrivals.js';
import type { Arrival } from './forwarded.rules.js';
import { Proxy } from './proxy.service.js';
import { routeOf } from './route.rules.js';
import { Turns } from './turns.js';

const retryAfterSeconds = 2;

/** Takes every request before anything else reads it: bodies of other services are none of the gateway's business. */
@Injectable()
export class Traffic implements OnModuleInit {
  private readonly turns: Turns;

  constructor(
    { requestsAtOnce }: GatewayConfig,
    private readonly host: HttpAdapterHost,
    private readonly arrivals: Arrivals,
    private readonly passage: Passage,
    private readonly proxy: Proxy,
    private readonly files: WebFiles,
  ) {
    this.turns = new Turns({ running: requestsAtOnce, waiting: 4 * requestsAtOnce });
  }

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRequest', (request, reply, done) => this.direct(request, reply, done));
    fastify.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => this.upgrade(request, socket, head));
  }

  private direct(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
    const route = routeOf(request.url);
    const arrival = this.arrivals.of(request.raw);
    if (!this.passage.admits(request, reply, route, arrival, done)) return;
    if (route.to === 'service' && Number(request.headers['content-length'] ?? 0) > bodyLimit) {
      // The service would refuse it while we still send, and its answer would be lost on the way.
      done(new VigieError('request.tooLarge', { params: { limit: bodyLimit } }));
    } else if (route.to === 'service') {
      this.pass(route.service, request, reply, arrival, done);
    } else if (route.to !== 'web' || !this.files.answer(request, reply)) {
      done();
    }
  }

  /** Hands a request on when its turn has come: one person's hundred requests do not stand in another's way. */
  private pass(service: ServiceName, request: FastifyRequest, reply: FastifyReply, arrival: Arrival, done: (error?: Error) => void): void {
    const turn = this.turns.take(keyOf(request.raw, arrival));
    if (!turn) {
      void reply.header('Retry-After', String(retryAfterSeconds));
      return done(new VigieError('request.tooMany', { params: { seconds: retryAfterSeconds } }));
    }
    void turn.then((end) => {
      if (reply.raw.destroyed) return end();
      reply.raw.once('close', end);
      reply.hijack();
      this.proxy.pass(service, request.raw, reply.raw, arrival);
    });
  }

  private upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { url = '' } = request;
    const route = routeOf(url);
    const arrival = this.arrivals.of(request);
    const refusal = this.passage.refuses(request, route, arrival);
    if (refusal) refuseUpgrade(socket, refusal, languageOf(request));
    else if (route.to === 'service' && url.startsWith('/')) this.proxy.join(route.service, request, socket, head, arrival);
    else refuseUpgrade(socket, new VigieError('route.unknown', { params: { path: url.split('?')[0] ?? '' } }), languageOf(request));
  }
}

/** By what requests belong together: the token they bear (nobody can bear another's), else the address they come from. */
function keyOf({ headers: { authorization } }: IncomingMessage, { address }: Arrival): string {
  return authorization ? createHash('sha256').update(authorization).digest('base64') : `address ${address ?? ''}`;
}

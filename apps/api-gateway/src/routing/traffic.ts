import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import { bodyLimit, languageOf, refuseUpgrade } from '@vigie/platform/http';
import { Passage } from '../encryption/passage.js';
import { WebFiles } from '../web/web-files.js';
import { Arrivals } from './arrivals.js';
import { Proxy } from './proxy.service.js';
import { routeOf } from './route.rules.js';

/** Takes every request before anything else reads it: bodies of other services are none of the gateway's business. */
@Injectable()
export class Traffic implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly arrivals: Arrivals,
    private readonly passage: Passage,
    private readonly proxy: Proxy,
    private readonly files: WebFiles,
  ) {}

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
      reply.hijack();
      this.proxy.pass(route.service, request.raw, reply.raw, arrival);
    } else if (route.to !== 'web' || !this.files.answer(request, reply)) {
      done();
    }
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

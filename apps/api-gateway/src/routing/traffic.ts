import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import { bodyLimit } from '@vigie/platform/http';
import { GatewayConfig } from '../app.config.js';
import { publicPlace, verdict } from '../encryption/encryption.rules.js';
import type { Verdict } from '../encryption/encryption.rules.js';
import { WebFiles } from '../web/web-files.js';
import { Proxy } from './proxy.service.js';
import { routeOf } from './route.rules.js';

/** Takes every request before anything else reads it: bodies of other services are none of the gateway's business. */
@Injectable()
export class Traffic implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: GatewayConfig,
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
    const encryption = this.encryption(request.raw);
    if (encryption === 'redirect') {
      void reply.redirect(publicPlace(this.config.publicUrl, request.url), 308);
    } else if (encryption === 'refuse') {
      done(new VigieError('request.notEncrypted', { params: { url: this.config.publicUrl } }));
    } else if (route.to === 'service' && Number(request.headers['content-length'] ?? 0) > bodyLimit) {
      // The service would refuse it while we still send, and its answer would be lost on the way.
      done(new VigieError('request.tooLarge', { params: { limit: bodyLimit } }));
    } else if (route.to === 'service') {
      reply.hijack();
      this.proxy.pass(route.service, request.raw, reply.raw);
    } else if (route.to === 'web' && this.files.answer(request, reply)) {
      // Answered.
    } else if (request.url.startsWith('/metrics') && request.headers['x-forwarded-for']) {
      // Whoever comes through a proxy comes from outside; measurements are for inside.
      request.raw.url = '/';
      void reply.callNotFound();
    } else {
      done();
    }
  }

  private encryption(request: IncomingMessage): Verdict {
    return verdict(this.config.publicUrl, { method: request.method, url: request.url, protocol: this.proxy.protocolOf(request) });
  }

  private upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const route = routeOf(request.url ?? '/');
    if (this.encryption(request) !== 'pass') socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    else if (route.to === 'service') this.proxy.join(route.service, request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  }
}

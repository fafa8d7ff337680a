import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { VigieError } from '@vigie/contracts';

/** Lets forms through to the provider and its pages, which read them themselves; everything else takes JSON only. */
@Injectable()
export class FormBodies implements OnModuleInit {
  constructor(private readonly adapter: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('application/x-www-form-urlencoded', (request, _payload, done) => {
      const ours = /^\/+(api\/+)?idp\//i.test(request.url);
      done(ours ? null : new VigieError('request.unsupportedMedia'), undefined);
    });
  }
}

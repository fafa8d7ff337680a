import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { Created, One } from './envelope.js';

/** Puts the version of an object into its ETag and sends the bare envelope. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((body: unknown) => {
      if (!(body instanceof One) && !(body instanceof Created)) return body;
      if (body.version !== undefined) void reply.header('ETag', `"${body.version}"`);
      return body instanceof One ? { data: body.data } : { result: body.result };
    }));
  }
}

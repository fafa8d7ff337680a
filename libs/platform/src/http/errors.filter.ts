import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { throwError } from 'rxjs';
import { errorText } from '@vigie/contracts';
import { logger } from '../telemetry/index.js';
import { asVigieError, errorEnvelope } from './error-envelope.js';
import { languageOf } from './language.js';

const log = logger('http');

/** The one place where errors become answers. Over NATS the coded error travels on to the question server. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') return throwError(() => asVigieError(thrown));
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const [path = ''] = request.url.split('?');
    const error = asVigieError(thrown, path);
    log[errorText(error.code).level]({ code: error.code, status: error.status, method: request.method }, 'refused');
    if (error.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    return reply.status(error.status).send(errorEnvelope(error, languageOf(request)));
  }
}

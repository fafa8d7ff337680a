import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorText } from '@vigie/contracts';
import { asVigieError } from '@vigie/platform/http';
import { logger } from '@vigie/platform/telemetry';
import { oauthRefusal, pageLanguage, sendPage, wantsJson } from './page-edge.js';
import { refusalPage } from './sign-in.pages.js';

const log = logger('pages');

/** People who look at a page get their errors as a page, programs as OAuth says them. */
@Catch()
export class PagesFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = asVigieError(thrown, request.url);
    log[errorText(error.code).level]({ code: error.code, ...(error.status >= 500 ? { err: thrown } : {}) }, 'refused');
    if (wantsJson(request)) void reply.status(error.status).send(oauthRefusal(error));
    else sendPage(reply, error.status, refusalPage(error, pageLanguage(request)));
  }
}

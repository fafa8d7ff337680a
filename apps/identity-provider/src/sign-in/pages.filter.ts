import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorText } from '@vigie/contracts';
import { asVigieError } from '@vigie/platform/http';
import { logger } from '@vigie/platform/telemetry';
import { messagePage } from '../pages/sign-in.pages.js';
import { texts } from '../pages/texts.js';
import { pageLanguage, sendPage } from './page-edge.js';

const log = logger('pages');

/** People who look at a page get their errors as a page. */
@Catch()
export class PagesFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = asVigieError(thrown, request.url);
    log[errorText(error.code).level]({ code: error.code, ...(error.status >= 500 ? { err: thrown } : {}) }, 'refused');
    const language = pageLanguage(request);
    sendPage(reply, error.status, messagePage({ language, title: texts[language].failed.title, lead: error.text(language), code: error.code }));
  }
}

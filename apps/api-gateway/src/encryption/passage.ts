import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import { languageOf } from '@vigie/platform/http';
import { logger } from '@vigie/platform/telemetry';
import { GatewayConfig } from '../app.config.js';
import type { Arrival } from '../routing/forwarded.rules.js';
import type { Route } from '../routing/route.rules.js';
import { securityHeaders } from '../web/security-headers.rules.js';
import { ledCookie, publicPlace, verdict } from './encryption.rules.js';
import type { Verdict } from './encryption.rules.js';
import { explanation } from './explanation.page.js';

const log = logger('encryption');
const sayAgainMs = 60_000;

/** Lets through what came as the public address says, and deals with the rest (IM-59). */
@Injectable()
export class Passage {
  private saidAt = -Infinity;

  constructor(private readonly config: GatewayConfig) {}

  /** Answers by itself unless it says true. `done` gets the refusal of what is no page. */
  admits(request: FastifyRequest, reply: FastifyReply, route: Route, arrival: Arrival, done: (error: Error) => void): boolean {
    const decided = this.decide(request.raw, route, arrival);
    if (decided === 'refuse') done(this.refusal(arrival));
    if (decided === 'redirect') this.lead(request, reply);
    if (decided === 'explain') this.explain(request, reply, arrival);
    return decided === 'pass';
  }

  /** The refusal of an upgrade; undefined: it may go on. */
  refuses(request: IncomingMessage, route: Route, arrival: Arrival): VigieError | undefined {
    return this.decide(request, route, arrival) === 'pass' ? undefined : this.refusal(arrival);
  }

  private decide({ method, url, headers }: IncomingMessage, route: Route, arrival: Arrival): Verdict {
    return verdict(this.config.publicUrl, { method, url, cookie: headers.cookie, route, arrival });
  }

  private lead({ url }: FastifyRequest, reply: FastifyReply): void {
    void reply.header('Set-Cookie', `${ledCookie}=1; Max-Age=10; Path=/; HttpOnly; SameSite=Lax`).redirect(publicPlace(this.config.publicUrl, url), 308);
  }

  private explain(request: FastifyRequest, reply: FastifyReply, arrival: Arrival): void {
    const error = this.doubt(arrival.doubt ?? 'proxySaysNothing');
    const { 'strict-transport-security': _, ...headers } = securityHeaders(this.config.publicUrl);
    const language = languageOf(request);
    void reply.status(error.status).headers({ ...headers, 'content-type': 'text/html; charset=utf-8', 'content-language': language }).send(explanation(error, language));
  }

  private refusal({ doubt }: Arrival): VigieError {
    return doubt === undefined ? new VigieError('request.notEncrypted', { params: { url: this.config.publicUrl } }) : this.doubt(doubt);
  }

  /** Said in the log, too, once a minute: whoever set up the proxy looks there. */
  private doubt(doubt: NonNullable<Arrival['doubt']>): VigieError {
    const error = new VigieError(doubt === 'proxySaysNothing' ? 'proxy.saysNothing' : 'proxy.notTrusted', { params: { url: this.config.publicUrl } });
    if (Date.now() - this.saidAt > sayAgainMs) {
      this.saidAt = Date.now();
      log.error({ code: error.code }, error.text('en'));
    }
    return error;
  }
}

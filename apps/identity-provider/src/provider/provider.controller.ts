import { All, Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@vigie/platform/security';
import { IdentityConfig } from '../app.config.js';
import { PagesFilter } from '../pages/pages.filter.js';
import { duringVisit } from '../sessions/visit.js';
import { wrapToken } from './access-token-lookup.js';
import { handOver, mountedRequest, readForm, visitOf, withForm } from './http-edge.js';
import { ProviderHost } from './provider-host.js';

/** Endpoints that take any token by value. */
const takesTokens = /^\/token\/(introspection|revocation)\/?(\?|$)/i;

/** The protocol endpoints of the OpenID provider, below /IDP and /api/IDP. They authenticate callers themselves. */
@ApiExcludeController()
@UseFilters(PagesFilter)
@Controller(['IDP', 'api/IDP'])
export class ProviderController {
  constructor(private readonly host: ProviderHost, private readonly config: IdentityConfig) {}

  /** No external providers are federated yet: an empty list, where clients look for it. */
  @Public()
  @Get('external-providers')
  externalProviders(): object[] {
    return [];
  }

  @Public()
  @All('*')
  async protocol(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const mounted = mountedRequest(request, this.config.publicUrl);
    const incoming = mounted.method === 'POST' && takesTokens.test(mounted.url ?? '') ? await this.unsigned(mounted) : mounted;
    // From here on no filter of ours can answer.
    const response = handOver(reply);
    await duringVisit(visitOf(request), () => this.host.handle(incoming, response));
  }

  /** The provider looks up opaque tokens only: signed ones are wrapped on their way in. */
  private async unsigned(request: Parameters<typeof withForm>[0]): Promise<Parameters<typeof withForm>[0]> {
    const form = await readForm(request);
    const token = form.get('token');
    if (token) form.set('token', wrapToken(token));
    return withForm(request, form);
  }
}

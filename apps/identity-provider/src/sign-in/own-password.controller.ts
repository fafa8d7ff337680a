import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from 'oidc-provider';
import { VigieError, wellKnown } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { Public } from '@vigie/platform/security';
import { AccountStore } from '../accounts/account-store.js';
import type { Account } from '../accounts/account.entity.js';
import { OwnPassword } from '../accounts/own-password.service.js';
import { IdentityConfig } from '../app.config.js';
import { changePasswordPage, messagePage } from '../pages/sign-in.pages.js';
import { texts } from '../pages/texts.js';
import { mountedRequest, readForm, visitOf } from '../provider/http-edge.js';
import { ProviderHost } from '../provider/provider-host.js';
import { SystemKey } from '../secrets/system-key.js';
import { formToken, isFormToken, safeReturn } from './form-token.rules.js';
import { pageLanguage, sendPage, sentenceOf, wantsJson } from '../pages/page-edge.js';
import { PagesFilter } from '../pages/pages.filter.js';
import { callerOf } from './sign-in.service.js';

interface SignedIn {
  session: Session;
  account: Account;
}

/** Where people who are signed in change their password: `/IDP/change-password?return_to=/…`. */
@ApiExcludeController()
@Public()
@UseFilters(PagesFilter)
@Controller(['IDP/change-password', 'api/IDP/change-password'])
export class OwnPasswordController {
  constructor(
    private readonly host: ProviderHost,
    private readonly accounts: AccountStore,
    private readonly ownPassword: OwnPassword,
    private readonly systemKey: SystemKey,
    private readonly config: IdentityConfig,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const who = await this.who(request, reply);
    const language = pageLanguage(request);
    if (who) this.page(reply, 200, who, { language, returnTo: returnTo(request) });
    else this.askToSignIn(request, reply, language);
  }

  @Post()
  async submit(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const who = await this.who(request, reply);
    const language = pageLanguage(request);
    const form = await readForm(request.raw);
    if (!who || !isFormToken(this.systemKey.derive('forms'), `own ${who.session.uid}`, form.get('form'))) return this.askToSignIn(request, reply, language);
    try {
      const [currentPassword, newPassword] = [form.get('current') ?? '', form.get('password') ?? ''];
      if (newPassword !== form.get('repeat')) throw new VigieError('password.mismatch');
      const keep = { sessionUid: who.session.uid, sid: who.session.grantIdFor(wellKnown.webClientId) };
      await this.ownPassword.change({ account: who.account, currentPassword, newPassword, caller: callerOf(who.account, visitOf(request)), keep });
    } catch (error) {
      if (wantsJson(request)) throw error;
      return this.page(reply, 400, who, { language, returnTo: returnTo(request), problem: sentenceOf(error, language) });
    }
    const { change, onward } = texts[language];
    const address = safeReturn(returnTo(request), this.config.publicUrl);
    sendPage(reply, 200, messagePage({ language, title: change.doneTitle, lead: change.done, onward: { address, label: onward } }));
  }

  private async who(request: FastifyRequest, reply: FastifyReply): Promise<SignedIn | undefined> {
    const session = await this.host.session(mountedRequest(request, this.config.publicUrl), reply.raw);
    const account = session?.accountId ? await this.accounts.signedIn(session.accountId) : undefined;
    return session && account ? { session, account } : undefined;
  }

  private page(reply: FastifyReply, status: number, { session, account }: SignedIn, page: { language: Language; returnTo?: string; problem?: string }): void {
    const token = formToken(this.systemKey.derive('forms'), `own ${session.uid}`);
    sendPage(reply, status, changePasswordPage({ ...page, token, name: account.name, first: false }));
  }

  private askToSignIn(request: FastifyRequest, reply: FastifyReply, language: Language): void {
    if (wantsJson(request)) throw new VigieError('access.unauthenticated');
    const { signInFirst, back } = texts[language];
    sendPage(reply, 400, messagePage({ language, ...signInFirst, onward: { address: `${this.config.publicUrl}/`, label: back } }));
  }
}

/** Where the application that sent somebody here wants them back. */
function returnTo(request: FastifyRequest): string | undefined {
  const { return_to: wanted } = request.query as { return_to?: unknown };
  return typeof wanted === 'string' ? wanted : undefined;
}

import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction } from 'oidc-provider';
import { VigieError } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { Public } from '@vigie/platform/security';
import { AccountStore } from '../accounts/account-store.js';
import type { Account } from '../accounts/account.entity.js';
import { Passwords } from '../accounts/passwords.service.js';
import { IdentityConfig } from '../app.config.js';
import { changePasswordPage } from '../pages/sign-in.pages.js';
import { mountedRequest, readForm, visitOf } from '../provider/http-edge.js';
import { ProviderHost } from '../provider/provider-host.js';
import { SystemKey } from '../secrets/system-key.js';
import { formToken, isFormToken } from './form-token.rules.js';
import { goOn, pageLanguage, sendPage, sentenceOf, wantsJson } from '../pages/page-edge.js';
import { PagesFilter } from '../pages/pages.filter.js';
import { callerOf, SignIn } from './sign-in.service.js';

interface Step {
  interaction: Interaction;
  account: Account;
  language: Language;
}

/** Between the right one-time password and the sign-in: a password of one's own (ID-03). */
@ApiExcludeController()
@Public()
@UseFilters(PagesFilter)
@Controller(['IDP/sign-in/:uid/password', 'api/IDP/sign-in/:uid/password'])
export class FirstPasswordController {
  constructor(
    private readonly host: ProviderHost,
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly signIn: SignIn,
    private readonly systemKey: SystemKey,
    private readonly config: IdentityConfig,
  ) {}

  @Get()
  async show(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const step = await this.step(uid, request, reply);
    if (step) this.page(reply, 200, uid, step);
    else goOn(reply, this.signInAddress(uid));
  }

  @Post()
  async submit(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const step = await this.step(uid, request, reply);
    const form = await readForm(request.raw);
    if (!step || !isFormToken(this.systemKey.derive('forms'), `password ${uid}`, form.get('form'))) return void goOn(reply, this.signInAddress(uid));
    const { account, language } = step;
    const visit = visitOf(request);
    try {
      const newPassword = form.get('password') ?? '';
      if (newPassword !== form.get('repeat')) throw new VigieError('password.mismatch');
      await this.passwords.set({ account, newPassword, mustChangePassword: false, caller: callerOf(account, visit) });
    } catch (error) {
      if (wantsJson(request)) throw error;
      return this.page(reply, 400, uid, step, sentenceOf(error, language));
    }
    await this.signIn.complete(account, visit);
    goOn(reply, await this.host.resolve(request.raw, reply.raw, { login: { accountId: account.id, amr: ['pwd'], remember: false } }));
  }

  /** Who has just proved to know a one-time password in this very sign-in, and still needs another. */
  private async step(uid: string, request: FastifyRequest, reply: FastifyReply): Promise<Step | undefined> {
    const interaction = await this.host.interaction(mountedRequest(request, this.config.publicUrl), reply.raw, uid);
    const proved = interaction?.result?.changePassword as { accountId?: unknown } | undefined;
    const account = typeof proved?.accountId === 'string' ? await this.accounts.signedIn(proved.accountId) : undefined;
    if (!interaction || !account?.mustChangePassword) return undefined;
    return { interaction, account, language: pageLanguage(request, interaction.params.ui_locales) };
  }

  private page(reply: FastifyReply, status: number, uid: string, { account, language }: Step, problem?: string): void {
    const token = formToken(this.systemKey.derive('forms'), `password ${uid}`);
    sendPage(reply, status, changePasswordPage({ language, token, name: account.name, first: true, problem }));
  }

  private signInAddress(uid: string): string {
    return `${this.config.publicUrl}/IDP/sign-in/${encodeURIComponent(uid)}`;
  }
}

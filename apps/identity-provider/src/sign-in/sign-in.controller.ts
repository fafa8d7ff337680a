import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Interaction } from 'oidc-provider';
import { VigieError } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { Public } from '@vigie/platform/security';
import type { Account } from '../accounts/account.entity.js';
import { IdentityConfig } from '../app.config.js';
import { messagePage, signInPage } from '../pages/sign-in.pages.js';
import { texts } from '../pages/texts.js';
import { mountedRequest, readForm, visitOf } from '../provider/http-edge.js';
import { ProviderHost } from '../provider/provider-host.js';
import { SystemKey } from '../secrets/system-key.js';
import { deviceCookie, deviceMemory, newDevice } from '../throttle/known-device.rules.js';
import { formToken, isFormToken } from './form-token.rules.js';
import { cookieOf, goOn, pageLanguage, sendOAuthError, sendPage, wantsJson } from '../pages/page-edge.js';
import { PagesFilter } from '../pages/pages.filter.js';
import { SignIn } from './sign-in.service.js';
import type { SignInOutcome } from './sign-in.service.js';

/** The sign-in page: name and password, no script. The provider sends browsers here and takes them back. */
@ApiExcludeController()
@Public()
@UseFilters(PagesFilter)
@Controller(['IDP/sign-in/:uid', 'api/IDP/sign-in/:uid'])
export class SignInController {
  constructor(
    private readonly host: ProviderHost,
    private readonly signIn: SignIn,
    private readonly systemKey: SystemKey,
    private readonly config: IdentityConfig,
  ) {}

  @Get()
  async show(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const interaction = await this.interaction(uid, request, reply);
    const language = pageLanguage(request, interaction?.params.ui_locales);
    if (!interaction) return this.expired(request, reply, language);
    const hint = interaction.params.login_hint;
    sendPage(reply, 200, signInPage({ language, token: this.token(uid), name: typeof hint === 'string' ? hint : '' }));
  }

  @Post()
  async submit(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const interaction = await this.interaction(uid, request, reply);
    const language = pageLanguage(request, interaction?.params.ui_locales);
    const form = await readForm(request.raw);
    if (!interaction || !isFormToken(this.systemKey.derive('forms'), `sign-in ${uid}`, form.get('form'))) return this.expired(request, reply, language);
    const name = form.get('name') ?? '';
    const outcome = await this.signIn.check({ name, password: form.get('password') ?? '', device: cookieOf(request) }, visitOf(request));
    if (outcome.kind === 'right') return this.accept(outcome.account, request, reply);
    if (outcome.kind === 'mustChangePassword') return this.sendToChange(uid, outcome.account, request, reply);
    this.refuse(outcome, { uid, name, language, json: wantsJson(request) }, reply);
  }

  private async accept(account: Account, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.signIn.complete(account, visitOf(request));
    this.remember(account, reply);
    goOn(reply, await this.host.resolve(request.raw, reply.raw, { login: { accountId: account.id, amr: ['pwd'], remember: false } }));
  }

  /** The right password, but it served once: the next page asks for another before anybody is signed in. */
  private async sendToChange(uid: string, { id }: Account, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.host.resolve(request.raw, reply.raw, { changePassword: { accountId: id } });
    if (wantsJson(request)) return void sendOAuthError(reply, 'ChangePassword', 'This password served once. Choose another at the address of this form, /password added.');
    goOn(reply, `${this.config.publicUrl}/IDP/sign-in/${uid}/password${languageQuery(request)}`);
  }

  private refuse(outcome: SignInOutcome, form: { uid: string; name: string; language: Language; json: boolean }, reply: FastifyReply): void {
    const words = texts[form.language];
    const lockedOut = outcome.kind === 'lockedOut';
    const problem = lockedOut ? words.lockedOut(outcome.seconds) : words.refused;
    if (lockedOut) void reply.header('Retry-After', String(outcome.seconds));
    if (form.json) return void sendOAuthError(reply, lockedOut ? 'LockedOut' : 'InvalidCredentials', problem);
    sendPage(reply, 400, signInPage({ language: form.language, token: this.token(form.uid), name: form.name, problem }));
  }

  /** This browser gets a budget of its own for this account: whoever guesses elsewhere does not slow it down (ID-19). */
  private remember(account: Account, reply: FastifyReply): void {
    const mark = newDevice(this.systemKey.derive('devices'), account.id);
    const secure = this.config.publicUrl.startsWith('https:') ? '; Secure' : '';
    void reply.header('Set-Cookie', `${deviceCookie}=${mark}; Path=/IDP/sign-in; Max-Age=${deviceMemory}; HttpOnly; SameSite=Lax${secure}`);
  }

  private expired(request: FastifyRequest, reply: FastifyReply, language: Language): void {
    if (wantsJson(request)) throw new VigieError('signIn.expired');
    const { failed, back } = texts[language];
    sendPage(reply, 400, messagePage({ language, title: failed.title, lead: failed.expired, onward: { address: `${this.config.publicUrl}/`, label: back } }));
  }

  private interaction(uid: string, request: FastifyRequest, reply: FastifyReply): Promise<Interaction | undefined> {
    return this.host.interaction(mountedRequest(request, this.config.publicUrl), reply.raw, uid);
  }

  private token(uid: string): string {
    return formToken(this.systemKey.derive('forms'), `sign-in ${uid}`);
  }
}

/** A language chosen on one page holds on the next. */
const languageQuery = (request: FastifyRequest): string => {
  const { language } = request.query as { language?: unknown };
  return typeof language === 'string' ? `?language=${encodeURIComponent(language)}` : '';
};

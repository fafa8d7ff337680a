import { Injectable } from '@nestjs/common';
import { errors, Provider } from 'oidc-provider';
import type { Interaction, InteractionResults, Session } from 'oidc-provider';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AuditTrail } from '@vigie/platform/security';
import { AccountStore } from '../accounts/account-store.js';
import { IdentityConfig } from '../app.config.js';
import { isSecret } from '../clients/client.rules.js';
import { KeyRing } from '../keys/key-ring.js';
import { SystemKey } from '../secrets/system-key.js';
import { codedRefusals, noteFailure } from './coded-refusals.js';
import { providerConfiguration } from './provider-configuration.js';
import { clientTrail, houseErrors, withoutScripts } from './provider-middleware.js';
import { pageHooks } from './provider-pages.js';
import { accountHooks, ProviderStorage } from './provider-storage.js';

/**
 * The OpenID provider of the present keys. When the keys change another one takes its place: whatever the provider
 * remembers is in the database, so requests under way and those to come do not notice (ID-01).
 */
@Injectable()
export class ProviderHost {
  private provider?: Provider;
  private builtFor = '';

  constructor(
    private readonly config: IdentityConfig,
    private readonly ring: KeyRing,
    private readonly storage: ProviderStorage,
    private readonly accounts: AccountStore,
    private readonly systemKey: SystemKey,
    private readonly audit: AuditTrail,
  ) {}

  /** Follows the key ring. */
  refresh(now = new Date()): void {
    const keys = this.ring.current(now);
    const wanted = keys.map(({ kid }) => kid).join(' ');
    if (wanted === this.builtFor) return;
    this.provider = this.build(keys.map(({ jwk }) => jwk));
    this.builtFor = wanted;
  }

  handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.current.callback()(request, response) as Promise<void>;
  }

  /** The sign-in under way that this browser's cookie names; undefined when it has expired or is another's. */
  async interaction(request: IncomingMessage, response: ServerResponse, uid: string): Promise<Interaction | undefined> {
    try {
      const interaction = await this.current.interactionDetails(request, response);
      return interaction.uid === uid ? interaction : undefined;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  /** Keeps the result of a step; answers where the browser goes on. */
  resolve(request: IncomingMessage, response: ServerResponse, result: InteractionResults): Promise<string> {
    return this.current.interactionResult(request, response, result, { mergeWithLastSubmission: false });
  }

  /** The session of this browser, if somebody is signed in. */
  async session(request: IncomingMessage, response: ServerResponse): Promise<Session | undefined> {
    const session = await this.current.Session.get(this.current.createContext(request, response));
    return session.accountId ? session : undefined;
  }

  private get current(): Provider {
    if (!this.provider) throw new Error('The provider is not built yet.');
    return this.provider;
  }

  private build(keys: object[]): Provider {
    const { publicUrl } = this.config;
    const secure = publicUrl.startsWith('https:');
    const cookie = { httpOnly: true, sameSite: 'lax' as const, signed: true, secure };
    const provider = new Provider(`${publicUrl}/IDP`, providerConfiguration(publicUrl, {
      ...pageHooks(publicUrl),
      ...accountHooks(this.accounts),
      adapter: (kind: string) => this.storage.adapter(kind),
      jwks: { keys },
      cookies: {
        keys: [this.systemKey.derive('cookies').toString('base64url')],
        names: { session: 'vigie_session', interaction: 'vigie_sign_in', resume: 'vigie_sign_in_resume' },
        long: { ...cookie, path: '/IDP' },
        short: cookie,
      },
    }));
    provider.proxy = true;
    provider.Client.prototype.compareClientSecret = function compareSecret(this: { clientSecret?: string }, secret: string) {
      return isSecret(secret, this.clientSecret ?? '');
    };
    provider.use(codedRefusals);
    provider.use(withoutScripts);
    provider.use(houseErrors);
    provider.use(clientTrail(this.audit));
    provider.on('server_error', noteFailure);
    return provider;
  }
}

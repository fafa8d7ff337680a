import { Injectable } from '@nestjs/common';
import { Provider } from 'oidc-provider';
import type { Account as ProviderAccount, Adapter, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { Database } from '@vigie/platform/persistence';
import { AccountStore } from '../accounts/account-store.js';
import type { Account } from '../accounts/account.entity.js';
import { IdentityConfig } from '../app.config.js';
import { KeyRing } from '../keys/key-ring.js';
import { SystemKey } from '../secrets/system-key.js';
import { SessionStates } from '../sessions/session-states.js';
import { Sessions } from '../sessions/sessions.js';
import type { EndReason } from '../sessions/sessions.js';
import { AccessTokenLookup } from './access-token-lookup.js';
import { ArtefactStore } from './artefact-store.js';
import { ClientLookup } from './client-lookup.js';

/** Where the provider meets our data: what it stores, whom it knows, what it writes into tokens. */
@Injectable()
export class ProviderStorage {
  constructor(
    private readonly database: Database,
    private readonly systemKey: SystemKey,
    private readonly ring: KeyRing,
    private readonly states: SessionStates,
    private readonly sessions: Sessions,
    private readonly config: IdentityConfig,
  ) {}

  adapter(kind: string): Adapter {
    if (kind === 'Client') return new ClientLookup(this.database);
    if (kind === 'AccessToken' || kind === 'ClientCredentials') {
      return new AccessTokenLookup(kind, `${this.config.publicUrl}/IDP`, this.ring, this.states, (jti) => this.sessions.end(jti, 'revoked'));
    }
    return new ArtefactStore(kind, this.database, this.systemKey, (sid, how) => this.sessions.end(sid, how === 'reused' ? 'tokenReused' : reasonNow()));
  }
}

/** Why the provider revokes a grant, from the request that makes it do so. */
function reasonNow(): EndReason {
  const route = (Provider.ctx as KoaContextWithOIDC | undefined)?.oidc.route;
  if (route?.startsWith('end_session') || route === 'resume') return 'signedOut';
  return route === 'token' ? 'tokenReused' : 'revoked';
}

/** An account as the provider's claims see it. */
export const claimsOf = ({ id, name, fullName }: Account): ProviderAccount => ({
  accountId: id,
  claims: () => ({ sub: id, name: fullName ?? name, preferred_username: name }),
});

export const accountHooks = (accounts: AccountStore): Pick<Configuration, 'findAccount' | 'extraTokenClaims' | 'formats'> => ({
  findAccount: async (_ctx, id) => {
    const account = await accounts.signedIn(id);
    return account && claimsOf(account);
  },
  extraTokenClaims: async (ctx, token) => {
    if (token.kind === 'ClientCredentials') return { name: ctx.oidc.client?.clientName };
    const claims = await ctx.oidc.account?.claims('userinfo', 'profile', {}, []);
    return { sid: token.grantId, name: claims?.preferred_username };
  },
  formats: {
    customizers: {
      jwt: (ctx, token, jwt) => {
        // People's tokens name the person; a client's token names the client's own principal.
        if (token.kind === 'ClientCredentials') jwt.payload.sub = ctx.oidc.client?.principal_id;
      },
    },
  },
});

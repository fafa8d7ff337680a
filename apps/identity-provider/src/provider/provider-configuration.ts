import { errors, interactionPolicy } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { wellKnown } from '@vigie/contracts';
import { lifetimes, timesToLive } from './lifetimes.js';

/** The one resource that access tokens are for. Resource indicators are addresses; tokens carry the plain audience. */
export const vigieResource = 'urn:vigie:api';
const apiScope = 'openid profile';

/** Version that clients read from the discovery document: the product's, in XProtect's counting (21 and up is checked). */
export const serverVersion = '21.0.1';

const prompts = () => {
  const policy = interactionPolicy.base();
  // First-party clients only: nobody is asked to consent to their own system.
  policy.remove('consent');
  // A session whose account was disabled or deleted since.
  policy.get('login')?.checks.add(new interactionPolicy.Check('account_gone', 'End-User authentication is required', 'login_required',
    ({ oidc }) => oidc.session?.accountId !== undefined && oidc.account === undefined));
  return policy;
};

/** The web client: public, with PKCE. */
const webClient = (publicUrl: string) => ({
  client_id: wellKnown.webClientId,
  client_name: 'Vigie',
  application_type: 'web' as const,
  token_endpoint_auth_method: 'none' as const,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code' as const],
  redirect_uris: [`${publicUrl}/`, `${publicUrl}/signed-in`],
  post_logout_redirect_uris: [`${publicUrl}/`, `${publicUrl}/signed-out`],
});

type Features = NonNullable<Configuration['features']>;
/** What needs the database, the keys or pages. */
export type Hooks = Omit<Configuration, 'features'> & Pick<Features, 'rpInitiatedLogout'>;

/** OAuth 2.1 and RFC 9700 habits, said once (ID-01, ID-18). */
export function providerConfiguration(publicUrl: string, { rpInitiatedLogout, ...hooks }: Hooks): Configuration {
  return {
    ...hooks,
    clients: [webClient(publicUrl)],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    extraClientMetadata: { properties: ['principal_id'] },
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    issueRefreshToken: (_ctx, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    expiresWithSession: () => Promise.resolve(true),
    rotateRefreshToken: true,
    // Whatever is revoked, the session that it belongs to ends with it.
    revokeGrantPolicy: () => true,
    ttl: timesToLive,
    interactions: { policy: prompts(), url: (_ctx, interaction) => `/IDP/sign-in/${interaction.uid}` },
    loadExistingGrant: grantOf,
    discovery: {
      ui_locales_supported: ['en', 'fr', 'ja'],
      server_version: serverVersion,
      external_providers_uri: `${publicUrl}/IDP/external-providers`,
    },
    features: {
      rpInitiatedLogout,
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      // Whoever has somebody else's token learns nothing of whose it is.
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => Promise.resolve(vigieResource),
        useGrantedResource: () => Promise.resolve(true),
        getResourceServerInfo: (_ctx, indicator) => {
          if (indicator !== vigieResource) throw new errors.InvalidTarget();
          return { scope: apiScope, audience: wellKnown.audience, accessTokenTTL: lifetimes.accessToken, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } };
        },
      },
    },
  };
}

/** One grant per session and client, with everything that is asked for; it lives as long as the session may. */
async function grantOf(ctx: KoaContextWithOIDC) {
  const { client, session, account, provider, requestParamOIDCScopes } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const known = session.grantIdFor(client.clientId);
  const present = known === undefined ? undefined : await provider.Grant.find(known);
  const grant = present?.accountId === account.accountId ? present : new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope([...requestParamOIDCScopes].join(' ') || 'openid');
  grant.addResourceScope(vigieResource, apiScope);
  grant.exp = Math.floor(Date.now() / 1_000) + lifetimes.session;
  await grant.save();
  return grant;
}

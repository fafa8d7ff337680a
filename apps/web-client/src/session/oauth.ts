import * as oauth from 'oauth4webapi';

/** The identity provider lives on our own origin, so nothing has to be configured. */
const ISSUER = new URL('/IDP', location.origin);
const CLIENT: oauth.Client = { client_id: 'vigie-web' };
const SCOPE = 'openid profile offline_access';
const PENDING = 'vigie.pending-sign-in';

/** What must survive the trip to the sign-in page and back. No token is ever stored. */
interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

export interface Tokens {
  accessToken: string;
  refreshToken?: string;
  idToken?: string;
  /** When the access token ends, milliseconds of this machine's clock. */
  expiresAt: number;
}

// A control room may reach Vigie over plain http on its own machine; TLS is the deployment's to switch on.
const insecure = location.protocol === 'http:';
const options = { [oauth.allowInsecureRequests]: insecure };

let discovered: Promise<oauth.AuthorizationServer> | undefined;

async function discover(): Promise<oauth.AuthorizationServer> {
  discovered ??= oauth
    .discoveryRequest(ISSUER, { ...options, algorithm: 'oidc' })
    .then((response) => oauth.processDiscoveryResponse(ISSUER, response));
  try {
    return await discovered;
  } catch (error) {
    discovered = undefined;
    throw error;
  }
}

function redirectUri(): string {
  return new URL('/signed-in', location.origin).href;
}

/** Leaves the page for the identity provider's sign-in; comes back to `returnTo`. */
export async function beginSignIn(returnTo: string, language: string): Promise<void> {
  const server = await discover();
  if (!server.authorization_endpoint) throw new Error('The identity provider names no authorization endpoint.');
  const pending: PendingSignIn = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const address = new URL(server.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: CLIENT.client_id,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: SCOPE,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    ui_locales: language,
  }).toString();
  location.assign(address);
}

function takePending(): PendingSignIn | undefined {
  const stored = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  return stored ? (JSON.parse(stored) as PendingSignIn) : undefined;
}

/** Exchanges the code in the address for tokens. Undefined when this tab never began a sign-in (an old link, a reload). */
export async function finishSignIn(address: URL): Promise<{ tokens: Tokens; returnTo: string } | undefined> {
  const pending = takePending();
  if (!pending) return undefined;
  const server = await discover();
  const parameters = oauth.validateAuthResponse(server, CLIENT, address, pending.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server, CLIENT, oauth.None(), parameters, redirectUri(), pending.verifier, options,
  );
  const result = await oauth.processAuthorizationCodeResponse(server, CLIENT, response, { expectedNonce: pending.nonce });
  return { tokens: toTokens(result), returnTo: pending.returnTo };
}

/** Trades the refresh token for the next pair; the old one is spent. */
export async function refresh(tokens: Tokens): Promise<Tokens> {
  if (!tokens.refreshToken) throw new Error('There is nothing to refresh with.');
  const server = await discover();
  const response = await oauth.refreshTokenGrantRequest(server, CLIENT, oauth.None(), tokens.refreshToken, options);
  const result = await oauth.processRefreshTokenResponse(server, CLIENT, response);
  const next = toTokens(result);
  return { ...next, refreshToken: next.refreshToken ?? tokens.refreshToken, idToken: next.idToken ?? tokens.idToken };
}

/** True when the identity provider said no for good, as opposed to not being reachable. */
export function isFinalRefusal(error: unknown): boolean {
  return error instanceof oauth.ResponseBodyError && error.status < 500;
}

/** Leaves for the identity provider's sign-out; comes back to /signed-out. */
export async function signOutAtProvider(tokens: Tokens | undefined): Promise<void> {
  const server = await discover();
  const back = new URL('/signed-out', location.origin).href;
  if (!server.end_session_endpoint) {
    location.assign(back);
    return;
  }
  const address = new URL(server.end_session_endpoint);
  address.searchParams.set('client_id', CLIENT.client_id);
  address.searchParams.set('post_logout_redirect_uri', back);
  if (tokens?.idToken) address.searchParams.set('id_token_hint', tokens.idToken);
  location.assign(address);
}

function toTokens(result: oauth.TokenEndpointResponse): Tokens {
  return {
    accessToken: result.access_token,
    refreshToken: result.refresh_token,
    idToken: result.id_token,
    expiresAt: Date.now() + (result.expires_in ?? 300) * 1000,
  };
}

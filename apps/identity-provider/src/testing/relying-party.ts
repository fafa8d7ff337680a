import * as client from 'openid-client';
import { wellKnown } from '@vigie/contracts';
import { Browser } from './browser.js';
import type { Shown } from './browser.js';

export interface Credentials {
  name: string;
  password: string;
  newPassword?: string;
}

export type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/** An application that lets people sign in, built on an independent OpenID library. */
export class RelyingParty {
  private constructor(readonly configuration: client.Configuration, readonly redirect: string) {}

  /** With a secret: a machine; without: the web client. */
  static async of(origin: string, machine?: { id: string; secret: string }): Promise<RelyingParty> {
    const configuration = await client.discovery(
      new URL(`${origin}/IDP`), machine?.id ?? wellKnown.webClientId, undefined,
      machine ? client.ClientSecretBasic(machine.secret) : client.None(), { execute: [client.allowInsecureRequests] },
    );
    return new RelyingParty(configuration, `${origin}/signed-in`);
  }

  /** Where a sign-in begins, and what is needed to end it. */
  async begin(parameters: Record<string, string> = {}): Promise<{ address: URL; checks: { pkceCodeVerifier: string; expectedState: string; expectedNonce: string } }> {
    const [pkceCodeVerifier, expectedState, expectedNonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
    const address = client.buildAuthorizationUrl(this.configuration, {
      redirect_uri: this.redirect, scope: 'openid profile offline_access', state: expectedState, nonce: expectedNonce,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256', ...parameters,
    });
    return { address, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
  }

  /** Signs somebody in through the pages; the tokens, and the browser that is signed in. */
  async signIn(credentials: Credentials, browser = new Browser(), parameters: Record<string, string> = {}): Promise<{ tokens: Tokens; browser: Browser; callback: URL }> {
    const { address, checks } = await this.begin(parameters);
    const callback = (await fillIn(browser, await browser.open(address), credentials)).url;
    return { tokens: await client.authorizationCodeGrant(this.configuration, callback, checks), browser, callback };
  }

  refresh(tokens: Tokens): Promise<Tokens> {
    return client.refreshTokenGrant(this.configuration, tokens.refresh_token ?? '');
  }
}

/** The form of a token request as a client sends it by hand; for requests that a library would not make. */
export async function post(address: string, form: Record<string, string>, machine?: { id: string; secret: string }): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const authorization = machine && `Basic ${Buffer.from(`${encodeURIComponent(machine.id)}:${encodeURIComponent(machine.secret)}`).toString('base64')}`;
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form), headers: { Accept: 'application/json', ...(authorization ? { Authorization: authorization } : {}) } });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text || '{}') as Record<string, unknown>, headers: response.headers };
}

export async function fillIn(browser: Browser, page: Shown, { name, password, newPassword }: Credentials): Promise<Shown> {
  const next = await browser.submit(page, { name, password });
  return newPassword === undefined ? next : browser.submit(next, { password: newPassword, repeat: newPassword });
}

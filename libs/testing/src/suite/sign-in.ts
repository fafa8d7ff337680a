import { createHash, randomBytes } from 'node:crypto';
import { suiteAnswers } from '../answers/suite-answers.js';
import { Api } from '../api/api.js';

/** A browser without a window: follows redirects by hand and keeps cookies. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  async go(address: string, form?: Record<string, string>): Promise<{ url: string; status: number; html: string }> {
    let url = address;
    let body = form;
    for (let step = 0; step < 15; step += 1) {
      const response = await fetch(url, {
        redirect: 'manual',
        method: body ? 'POST' : 'GET',
        headers: { Accept: 'text/html', Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(body ? { 'Content-Type': 'application/x-www-form-urlencoded', Origin: new URL(url).origin } : {}) },
        body: body && new URLSearchParams(body).toString(),
      });
      this.keep(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location) return { url, status: response.status, html: await response.text() };
      url = new URL(location, url).href;
      body = undefined;
      if (new URL(url).pathname === '/signed-in') return { url, status: 200, html: '' };
    }
    throw new Error(`${address} goes round in circles.`);
  }

  private keep(lines: string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

export interface TokenSet {
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  expires_in: number;
}

export interface Credentials {
  name: string;
  password: string;
  /** Where the password must be changed at sign-in. */
  newPassword?: string;
}

/** Signs a person in as the web client does: authorization code with PKCE through the pages. */
export async function signIn(origin: string, { name, password, newPassword }: Credentials): Promise<TokenSet> {
  const verifier = randomBytes(32).toString('base64url');
  const redirect = `${origin}/signed-in`;
  const ask = new URLSearchParams({
    client_id: 'vigie-web', response_type: 'code', redirect_uri: redirect, scope: 'openid profile offline_access',
    state: 's', code_challenge_method: 'S256', code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const visitor = new Visitor();
  let page = await visitor.go(`${origin}/IDP/auth?${ask.toString()}`);
  page = await visitor.go(page.url, { ...hiddenFields(page.html), name, password });
  if (newPassword && page.html.includes('name="repeat"')) page = await visitor.go(page.url, { ...hiddenFields(page.html), password: newPassword, repeat: newPassword });
  const code = new URL(page.url).searchParams.get('code');
  if (!code) throw new Error(`${name} cannot sign in: ${page.status} ${page.html.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 400)}`);
  return tokenRequest(origin, { grant_type: 'authorization_code', code, redirect_uri: redirect, client_id: 'vigie-web', code_verifier: verifier });
}

export async function tokenRequest(origin: string, parameters: Record<string, string>, basic?: { id: string; secret: string }): Promise<TokenSet> {
  const response = await fetch(`${origin}/IDP/token`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(basic ? { Authorization: `Basic ${Buffer.from(`${encodeURIComponent(basic.id)}:${encodeURIComponent(basic.secret)}`).toString('base64')}` } : {}),
    },
    body: new URLSearchParams(parameters).toString(),
  });
  if (!response.ok) throw new Error(`No token: ${response.status} ${await response.text()}`);
  return (await response.json()) as TokenSet;
}

/** The APIs as a person uses them; the token is renewed before it ends. */
export async function person(origin: string, credentials: Credentials): Promise<Api> {
  let tokens = await signIn(origin, credentials);
  let renewAt = Date.now() + (tokens.expires_in - 60) * 1_000;
  return new Api(origin, async () => {
    if (Date.now() > renewAt && tokens.refresh_token) {
      tokens = await tokenRequest(origin, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: 'vigie-web' });
      renewAt = Date.now() + (tokens.expires_in - 60) * 1_000;
    }
    return tokens.access_token;
  }, suiteAnswers());
}

/** The APIs as an integration uses them. */
export async function integration(origin: string, id: string, secret: string): Promise<Api> {
  const tokens = await tokenRequest(origin, { grant_type: 'client_credentials' }, { id, secret });
  return new Api(origin, () => Promise.resolve(tokens.access_token), suiteAnswers());
}

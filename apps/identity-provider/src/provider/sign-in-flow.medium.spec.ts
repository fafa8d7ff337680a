import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wellKnown } from '@vigie/contracts';
import { Browser } from '../testing/browser.js';
import { RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';

const fresh = 'four words make sense';

describe('the first sign-in of Admin', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
  });
  afterAll(() => provider.stop());

  it('[ID-03] has a random password in a file that only its owner reads', async () => {
    expect(await provider.read('admin-password')).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    expect(statSync(join(provider.directory, 'admin-password')).mode & 0o777).toBe(0o600);
    expect(await provider.facts('account.created.v1')).toEqual([{ id: wellKnown.adminUser, name: 'Admin', disabled: false, builtIn: true }]);
  });

  it('[ID-03] leads to a page for a password of one’s own before anybody is signed in', async () => {
    const browser = new Browser();
    const { address } = await web.begin();
    const page = await browser.open(address);
    expect(page.text).toContain('<h1>Sign in</h1>');
    const change = await browser.submit(page, { name: 'admin', password: await provider.read('admin-password') });
    expect(change.url.pathname).toMatch(/\/password$/);
    expect(change.text).toContain('Choose a new password');
    const again = await browser.open(address);
    expect(again.text).toContain('<h1>Sign in</h1>');
    for (const [password, repeat, sentence] of [
      ['short', 'short', 'at least 12 characters'], ['password1234', 'password1234', 'attackers'], [fresh, `${fresh}!`, 'differ'], ['i am admin here', 'i am admin here', 'user name'],
    ] as const) {
      const refused = await browser.submit(change, { password, repeat });
      expect([refused.status, refused.text.includes(sentence)]).toEqual([400, true]);
    }
    const old = await provider.read('admin-password');
    expect((await browser.submit(change, { password: old, repeat: old })).text).toContain('is the present one');
  });

  it('[ID-01] [ID-03] ends with tokens, and the one-time password is gone', async () => {
    const { tokens } = await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: fresh });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 300 });
    expect(tokens.claims()).toMatchObject({ sub: wellKnown.adminUser, aud: 'vigie-web', iss: `${provider.origin}/IDP` });
    expect(existsSync(join(provider.directory, 'admin-password'))).toBe(false);
    const { address } = await web.begin();
    const browser = new Browser();
    expect((await browser.submit(await browser.open(address), { name: 'Admin', password: fresh })).url.pathname).toBe('/signed-in');
  });

  it('[ID-01] gives access tokens that name the person, the session and the client', async () => {
    const { tokens } = await web.signIn({ name: 'Admin', password: fresh });
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decodeJwt(tokens.access_token);
    expect(claims).toMatchObject({ iss: `${provider.origin}/IDP`, aud: 'vigie', sub: wellKnown.adminUser, name: 'Admin', client_id: 'vigie-web', sid: expect.any(String) as string });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
  });

  it('[ID-01] says who it is at userinfo, for the token alone', async () => {
    const { tokens } = await web.signIn({ name: 'Admin', password: fresh });
    expect(await client.fetchUserInfo(web.configuration, tokens.access_token, wellKnown.adminUser)).toMatchObject({ sub: wellKnown.adminUser, name: 'Admin', preferred_username: 'Admin' });
    const [header, , signature] = tokens.access_token.split('.');
    const forged = `${header}.${Buffer.from(JSON.stringify({ ...decodeJwt(tokens.access_token), name: 'Eve' })).toString('base64url')}.${signature}`;
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${tokens.access_token.split('.')[1]}.`;
    for (const token of [forged, unsigned, 'x', '']) {
      expect((await fetch(`${provider.origin}/IDP/me`, { headers: { Authorization: `Bearer ${token}` } })).ok).toBe(false);
    }
  });

  it('[ID-01] signs in again without asking while the session lasts, and with prompt=none says when it does not', async () => {
    const { browser } = await web.signIn({ name: 'Admin', password: fresh });
    const { address, checks } = await web.begin({ prompt: 'none' });
    const silent = await browser.open(address);
    expect((await client.authorizationCodeGrant(web.configuration, silent.url, checks)).access_token).toBeTruthy();
    expect((await new Browser().open((await web.begin({ prompt: 'none' })).address)).url.searchParams.get('error')).toBe('login_required');
  });

  it('[ID-16] leaves a trail without any password or token', async () => {
    const [signedIn] = await provider.entries('account.signedIn');
    expect(signedIn).toMatchObject({ log: 'audit', outcome: 'success', user: { id: wellKnown.adminUser, name: 'Admin', kind: 'user' }, clientAddress: '127.0.0.1' });
    expect(await provider.entries('account.passwordChanged')).toHaveLength(1);
    const told = await provider.query<{ payload: string }>('SELECT payload FROM outbox');
    expect(told.filter(({ payload }) => payload.includes(fresh) || payload.includes('eyJ'))).toEqual([]);
  });
});

import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { sessionsKey, sessionsState } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { Browser } from '../testing/browser.js';
import { fillIn, RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';

const admin = { name: 'Admin', password: 'four words make sense' };

describe('signing out', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
    await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
  });
  afterAll(() => provider.stop());

  const leave = (parameters: Record<string, string>): URL => client.buildEndSessionUrl(web.configuration, parameters);
  const isSignedIn = async (browser: Browser): Promise<boolean> => (await browser.open((await web.begin({ prompt: 'none' })).address)).url.searchParams.has('code');
  const told = (token: string) => provider.get(States).bucket(sessionsState).get(sessionsKey.session(String(decodeJwt(token).sid)));

  it('[ID-01] with the ID token of the session ends it without asking, everywhere, and goes back', async () => {
    const { tokens, browser } = await web.signIn(admin);
    expect(await isSignedIn(browser)).toBe(true);
    const shown = await browser.open(leave({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: `${provider.origin}/signed-out`, state: 'so' }));
    expect(shown.url.href).toBe(`${provider.origin}/signed-out?state=so`);
    expect(await isSignedIn(browser)).toBe(false);
    expect(told(tokens.access_token)).toEqual({ kind: 'session', ended: true });
    await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await provider.fetch('basicUsers', { headers: { Authorization: `Bearer ${tokens.access_token}` } })).status).toBe(401);
    expect(await provider.entries('account.signedOut')).toMatchObject([{ outcome: 'success', user: { name: 'Admin' }, clientAddress: '127.0.0.1' }]);
  });

  it('[ID-01] without proof asks once, without any script', async () => {
    const { tokens, browser } = await web.signIn(admin);
    const page = await browser.open(leave({ post_logout_redirect_uri: `${provider.origin}/` }));
    expect(page.text).toContain('Sign out?');
    expect(page.text).not.toContain('<script');
    expect(await isSignedIn(browser)).toBe(true);
    const again = await browser.open(leave({ post_logout_redirect_uri: `${provider.origin}/` }));
    expect((await browser.submit(again, { logout: 'yes' })).url.href).toBe(`${provider.origin}/`);
    expect(await isSignedIn(browser)).toBe(false);
    expect(told(tokens.access_token)).toEqual({ kind: 'session', ended: true });
  });

  it('[ID-01] in another’s browser with one’s own ID token asks, too', async () => {
    const { tokens } = await web.signIn(admin);
    const strange = `${(tokens.id_token ?? '').slice(0, -6)}AAAAAA`;
    const { browser } = await web.signIn(admin);
    expect((await browser.open(leave({ id_token_hint: strange, post_logout_redirect_uri: `${provider.origin}/` }))).status).toBe(400);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('[ID-18] goes nowhere that is not registered', async () => {
    const { tokens, browser } = await web.signIn(admin);
    const shown = await browser.open(leave({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: 'https://evil.example/' }));
    expect([shown.status, shown.url.pathname]).toEqual([400, '/IDP/session/end']);
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('[ID-01] is done already when nobody is signed in', async () => {
    const shown = await new Browser().open(leave({ post_logout_redirect_uri: `${provider.origin}/signed-out` }));
    expect(shown.url.pathname).toBe('/signed-out');
    const alone = await new Browser({ 'Accept-Language': 'fr' }).open(new URL(`${provider.origin}/IDP/session/end`));
    expect(alone.text).toContain('Vous êtes déconnecté');
  });

  it('[ID-15] comes before another person signs in in the same browser', async () => {
    const first = await web.signIn(admin);
    const created = await provider.fetch('basicUsers', {
      method: 'POST', headers: { Authorization: `Bearer ${first.tokens.access_token}` }, body: JSON.stringify({ name: 'grace', password: 'a phrase that is long', mustChangePassword: false }),
    });
    expect(created.status).toBe(201);
    const { address, checks } = await web.begin({ prompt: 'login' });
    const page = await fillIn(first.browser, await first.browser.open(address), { name: 'grace', password: 'a phrase that is long' });
    expect(page.text).toContain('Change user');
    expect(page.text).not.toContain('<script');
    const callback = await first.browser.submit(page, {});
    const tokens = await client.authorizationCodeGrant(web.configuration, callback.url, checks);
    expect(decodeJwt(tokens.access_token).name).toBe('grace');
    await expect(web.refresh(first.tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

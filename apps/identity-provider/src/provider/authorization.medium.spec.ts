import * as client from 'openid-client';
import { Browser } from '../testing/browser.js';
import { fillIn, post, RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';

const admin = { name: 'Admin', password: 'four words make sense' };

describe('the authorization endpoint', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
    await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
  });
  afterAll(() => provider.stop());

  it('[ID-01] is discovered under /IDP and /api/IDP, in any case, with what clients look for', async () => {
    for (const path of ['/IDP', '/api/IDP', '/api/idp']) {
      const response = await fetch(`${provider.origin}${path}/.well-known/openid-configuration`, { headers: { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' } });
      const document = (await response.json()) as Record<string, unknown>;
      expect(document).toMatchObject({
        issuer: `${provider.origin}/IDP`, server_version: expect.stringMatching(/^21\.0/) as string, code_challenge_methods_supported: ['S256'], response_types_supported: ['code'],
        grant_types_supported: expect.not.arrayContaining(['implicit', 'password']) as string[], id_token_signing_alg_values_supported: ['ES256'],
      });
      const addresses = Object.entries(document).filter(([name]) => /_endpoint$|_uri$/.test(name)).map(([, value]) => String(value));
      expect(addresses.length).toBeGreaterThan(6);
      expect(addresses.filter((address) => !address.startsWith(`${provider.origin}/IDP/`))).toEqual([]);
      expect(await (await fetch(String(document.external_providers_uri))).json()).toEqual([]);
      expect((await fetch(String(document.jwks_uri))).status).toBe(200);
    }
  });

  it('[ID-18] refuses a request without PKCE, or with the challenge in the clear', async () => {
    const { address } = await web.begin();
    address.searchParams.set('code_challenge_method', 'plain');
    expect((await new Browser().open(address)).url.searchParams.get('error')).toBe('invalid_request');
    address.searchParams.delete('code_challenge');
    address.searchParams.delete('code_challenge_method');
    expect((await new Browser().open(address)).url.searchParams.get('error')).toBe('invalid_request');
  });

  it.each(['token', 'id_token', 'id_token token', 'code token', 'none'])('[ID-18] has no implicit grant: response_type "%s"', async (type) => {
    const { address } = await web.begin({ response_type: type });
    const shown = await new Browser().open(address);
    expect([shown.url.searchParams.get('error'), new URLSearchParams(shown.url.hash.slice(1)).get('error')]).toContain('unsupported_response_type');
  });

  it.each(['/signed-in/', '/signed-in?x=1', '/SIGNED-IN', '/../signed-in', '/elsewhere'])('[ID-18] sends nobody to an address that is not exactly registered: %s', async (path) => {
    const { address } = await web.begin({ redirect_uri: `${provider.origin}${path}` });
    const shown = await new Browser().open(address);
    expect([shown.status, shown.url.pathname]).toEqual([400, '/IDP/auth']);
    expect(shown.text).toContain('invalid_redirect_uri');
  });

  it('[ID-18] refuses an unknown client and another audience', async () => {
    const { address } = await web.begin({ client_id: 'stranger' });
    expect((await new Browser().open(address)).text).toContain('invalid_client');
    const foreign = await web.begin({ resource: 'https://elsewhere.example' });
    expect((await new Browser().open(foreign.address)).url.searchParams.get('error')).toBe('invalid_target');
  });

  it('[ID-01] gives a code that serves once: whoever uses it again ends the session it began', async () => {
    const { address, checks } = await web.begin();
    const browser = new Browser();
    const callback = (await fillIn(browser, await browser.open(address), admin)).url;
    const tokens = await client.authorizationCodeGrant(web.configuration, callback, checks);
    await expect(client.authorizationCodeGrant(web.configuration, callback, checks)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await provider.entries('session.tokenReused')).not.toHaveLength(0);
  });

  it('[ID-01] gives a code once, however many ask for it at the same moment', async () => {
    const { address, checks } = await web.begin();
    const browser = new Browser();
    const { searchParams } = (await fillIn(browser, await browser.open(address), admin)).url;
    const form = { grant_type: 'authorization_code', client_id: 'vigie-web', redirect_uri: web.redirect, code: searchParams.get('code') ?? '', code_verifier: checks.pkceCodeVerifier };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`${provider.origin}/IDP/token`, form)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
  });

  it('[ID-01] refuses a code that has expired, belongs to another redirect or lacks its verifier', async () => {
    const code = async () => {
      const { address, checks } = await web.begin();
      const browser = new Browser();
      const { searchParams } = (await fillIn(browser, await browser.open(address), admin)).url;
      return { grant_type: 'authorization_code', client_id: 'vigie-web', redirect_uri: web.redirect, code: searchParams.get('code') ?? '', code_verifier: checks.pkceCodeVerifier };
    };
    const refused = { status: 400, body: { error: 'invalid_grant', error_description: expect.any(String) as string, error_code: 'InvalidCredentials' } };
    const expired = await code();
    await provider.query("UPDATE artefacts SET expires_at = now() - interval '1 second' WHERE kind = 'AuthorizationCode'");
    expect(await post(`${provider.origin}/IDP/token`, expired)).toMatchObject(refused);
    expect(await post(`${provider.origin}/IDP/token`, { ...(await code()), redirect_uri: `${provider.origin}/` })).toMatchObject(refused);
    expect(await post(`${provider.origin}/IDP/token`, { ...(await code()), code_verifier: client.randomPKCECodeVerifier() })).toMatchObject(refused);
    const { code_verifier: _verifier, ...without } = await code();
    expect((await post(`${provider.origin}/IDP/token`, without)).status).toBe(400);
    expect((await post(`${provider.origin}/IDP/token`, await code())).status).toBe(200);
  });

  it.each([
    ['grant_type=password&client_id=vigie-web&username=Admin&password=x', 'unsupported_grant_type'],
    ['grant_type=client_credentials&client_id=vigie-web', 'invalid_request'],
    ['grant_type=authorization_code&client_id=vigie-web&code=x&redirect_uri=x&code_verifier=x', 'invalid_grant'],
    ['nonsense', 'invalid_request'],
  ])('[ID-18] answers %s with %s', async (form, error) => {
    const response = await fetch(`${provider.origin}/IDP/token`, { method: 'POST', body: form, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, error]);
  });
});

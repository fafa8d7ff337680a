import { decodeJwt } from 'jose';
import * as client from 'openid-client';
import { sessionsKey, sessionsState, wellKnown } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { eventually } from '@vigie/testing';
import { post, RelyingParty } from '../testing/relying-party.js';
import type { Tokens } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';

const admin = { name: 'Admin', password: 'four words make sense' };

describe('tokens', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  let machine: RelyingParty;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
    machine = await RelyingParty.of(provider.origin, { id: wellKnown.commandLineClientId, secret: await provider.read('cli-secret') });
    await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
  });
  afterAll(() => provider.stop());

  const api = async (token: string): Promise<number> => (await provider.fetch('basicUsers', { headers: { Authorization: `Bearer ${token}` } })).status;
  const sessionOf = (tokens: Tokens): string => String(decodeJwt(tokens.access_token).sid);
  const ended = (tokens: Tokens) => eventually(async () => {
    expect(provider.get(States).bucket(sessionsState).get(sessionsKey.session(sessionOf(tokens)))).toEqual({ kind: 'session', ended: true });
    expect(await api(tokens.access_token)).toBe(401);
  });
  const introspect = (token: string, by = web) => client.tokenIntrospection(by.configuration, token);

  it('[ID-01] are renewed by a refresh token that rotates', async () => {
    const { tokens } = await web.signIn(admin);
    const second = await web.refresh(tokens);
    const third = await web.refresh(second);
    expect(new Set([tokens, second, third].map(({ refresh_token }) => refresh_token)).size).toBe(3);
    expect(sessionOf(third)).toBe(sessionOf(tokens));
    expect(await api(third.access_token)).toBe(200);
  });

  it('[ID-01] end as a family when a refresh token is used twice, on every service', async () => {
    const { tokens } = await web.signIn(admin);
    const { tokens: another } = await web.signIn(admin);
    const second = await web.refresh(tokens);
    expect(await api(second.access_token)).toBe(200);
    await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(web.refresh(second)).rejects.toMatchObject({ error: 'invalid_grant' });
    await ended(second);
    expect(await api(another.access_token)).toBe(200);
    expect(await provider.entries('session.tokenReused')).toMatchObject([{ outcome: 'refused', user: { id: wellKnown.adminUser } }]);
  });

  it('[ID-01] let one of many that refresh at the same moment through, at most', async () => {
    const { tokens } = await web.signIn(admin);
    const form = { grant_type: 'refresh_token', client_id: 'vigie-web', refresh_token: tokens.refresh_token ?? '' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`${provider.origin}/IDP/token`, form)));
    const lucky = answers.filter(({ status }) => status === 200);
    expect(lucky.length).toBeLessThanOrEqual(1);
    for (const { body } of lucky) expect((await post(`${provider.origin}/IDP/token`, { ...form, refresh_token: String(body.refresh_token) })).status).toBe(400);
  });

  it('[ID-01] are introspected by their client: active with who and what, inactive once the session ended', async () => {
    const { tokens } = await web.signIn(admin);
    expect(await introspect(tokens.access_token)).toMatchObject({ active: true, sub: wellKnown.adminUser, sid: sessionOf(tokens), client_id: 'vigie-web', aud: 'vigie', name: 'Admin' });
    expect(await introspect(tokens.refresh_token ?? '')).toMatchObject({ active: true, client_id: 'vigie-web' });
    const unknown = { active: false };
    expect(await introspect('nonsense')).toEqual(unknown);
    expect(await introspect(`${tokens.access_token.slice(0, -4)}AAAA`)).toEqual(unknown);
    await client.tokenRevocation(web.configuration, tokens.refresh_token ?? '');
    expect(await introspect(tokens.access_token)).toEqual(unknown);
    expect(await introspect(tokens.refresh_token ?? '')).toEqual(unknown);
    expect((await post(`${provider.origin}/IDP/token/introspection`, { token: tokens.access_token, client_id: 'nobody', client_secret: 'x' })).body).toMatchObject({ error: 'invalid_client' });
  });

  it('[ID-01] are revoked by their client, access and refresh tokens alike, at once on every service', async () => {
    for (const kind of ['access_token', 'refresh_token'] as const) {
      const { tokens } = await web.signIn(admin);
      await client.tokenRevocation(web.configuration, tokens[kind] ?? '');
      await ended(tokens);
      await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
    }
    expect((await provider.entries('session.revoked')).length).toBeGreaterThanOrEqual(2);
  });

  it('[ID-01] of one client tell another nothing, of whatever kind they are', async () => {
    const { tokens } = await web.signIn(admin);
    const own = await client.clientCredentialsGrant(machine.configuration);
    for (const token of [tokens.access_token, tokens.refresh_token ?? '']) expect(await introspect(token, machine)).toEqual({ active: false });
    expect(await introspect(own.access_token, web)).toEqual({ active: false });
  });

  it('[ID-01] of one client are not another’s to revoke', async () => {
    const { tokens } = await web.signIn(admin);
    await client.tokenRevocation(machine.configuration, tokens.refresh_token ?? '').catch(() => undefined);
    expect((await web.refresh(tokens)).access_token).toBeTruthy();
  });

  it('[ID-01] are given to a machine for its secret, in its own name', async () => {
    const tokens = await client.clientCredentialsGrant(machine.configuration);
    expect(decodeJwt(tokens.access_token)).toMatchObject({ sub: wellKnown.commandLineClient, client_id: 'vigie-cli', name: 'Command line', aud: 'vigie' });
    expect(decodeJwt(tokens.access_token)).not.toHaveProperty('sid');
    expect(tokens.refresh_token).toBeUndefined();
    expect(await api(tokens.access_token)).toBe(200);
    expect(await introspect(tokens.access_token, machine)).toMatchObject({ active: true, sub: wellKnown.commandLineClient });
    await client.tokenRevocation(machine.configuration, tokens.access_token);
    expect(await introspect(tokens.access_token, machine)).toEqual({ active: false });
    await eventually(async () => expect(await api(tokens.access_token)).toBe(401));
    expect(await api((await client.clientCredentialsGrant(machine.configuration)).access_token)).toBe(200);
    expect(await provider.entries('client.signedIn')).not.toHaveLength(0);
  });

  it('[ID-01] [ID-16] are refused to a wrong secret, by code, with a trail', async () => {
    const answer = await post(`${provider.origin}/IDP/token`, { grant_type: 'client_credentials' }, { id: 'vigie-cli', secret: 'wrong' });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_client', error_description: expect.any(String) as string, error_code: 'InvalidCredentials' } });
    const posted = await post(`${provider.origin}/IDP/connect/token`, { grant_type: 'client_credentials', client_id: 'vigie-cli', client_secret: 'wrong' });
    expect(posted).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
    expect(await provider.entries('client.signInRefused')).toMatchObject([{ outcome: 'refused', reason: 'invalid_client', object: { type: 'clients', id: wellKnown.commandLineClient } }, {}]);
  });

  it('are kept so that reading the database opens nothing', async () => {
    const { tokens } = await web.signIn(admin);
    const [{ found } = { found: 0 }] = await provider.query<{ found: number }>(
      `SELECT count(*)::int AS found FROM artefacts WHERE position(convert_to($1, 'UTF8') IN payload) > 0 OR id = convert_to($1, 'UTF8')`, [tokens.refresh_token],
    );
    expect(found).toBe(0);
    const [row] = await provider.query<{ payload: Buffer }>("SELECT payload FROM artefacts WHERE kind = 'RefreshToken' LIMIT 1");
    expect(row?.payload.toString('latin1')).not.toContain('accountId');
  });
});

import * as client from 'openid-client';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionsKey, sessionsState, wellKnown } from '@vigie/contracts';
import { NatsLink, States } from '@vigie/platform/messaging';
import { eventually } from '@vigie/testing';
import { RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';
import { SessionStates } from '../sessions/session-states.js';
import { Sessions } from '../sessions/sessions.js';
import { Upkeep } from '../upkeep/upkeep.js';

type Body = { array?: Record<string, unknown>[]; result?: Record<string, string>; error?: { details: { errorTextId: string }[] } };

describe('clients', () => {
  let provider: RunningProvider;
  let token: string;
  const machine = async (id: string, secret: string) => client.clientCredentialsGrant((await RelyingParty.of(provider.origin, { id, secret })).configuration);
  beforeAll(async () => {
    provider = await RunningProvider.start();
    ({ access_token: token } = await machine('vigie-cli', await provider.read('cli-secret')));
  });
  afterAll(() => provider.stop());

  const call = async (method: string, path: string, body?: object, as = token): Promise<{ status: number; body: Body; code?: string }> => {
    const response = await provider.fetch(path, { method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${as}` } });
    const answer = (await response.json()) as Body;
    return { status: response.status, body: answer, code: answer.error?.details[0]?.errorTextId };
  };

  it('[ID-01] are created with a secret that is shown once and opens client_credentials', async () => {
    const { status, body } = await call('POST', 'clients', { name: 'Report robot' });
    expect([status, body.result]).toMatchObject([201, { name: 'Report robot', clientId: expect.any(String) as string, clientSecret: expect.stringMatching(/^[\w-]{43}$/) as string, state: 'Success' }]);
    const { id = '', clientId = '', clientSecret = '' } = body.result ?? {};
    expect((await machine(clientId, clientSecret)).access_token).toBeTruthy();
    await expect(machine(clientId, `${clientSecret}x`)).rejects.toMatchObject({ error: 'invalid_client' });
    expect(await provider.facts('client.created.v1')).toContainEqual({ id, clientId, name: 'Report robot', kind: 'integration' });
    expect(JSON.stringify([await call('GET', 'clients'), await call('GET', `clients/${id}`)])).not.toContain(clientSecret);
    expect(await provider.query('SELECT id FROM clients WHERE secret_digest = convert_to($1, $2)', [clientSecret, 'UTF8'])).toEqual([]);
    expect(await call('POST', 'clients', { name: 'report ROBOT' })).toMatchObject({ status: 409, code: 'object.exists' });
    expect(await call('POST', 'clients', { name: 'x', redirectUris: ['https://evil.example'] })).toMatchObject({ status: 400, code: 'request.unknownMember' });
  });

  it('[ID-01] that are deleted get no token, and those they have are refused at once', async () => {
    const { body } = await call('POST', 'clients', { name: 'Short lived' });
    const { id = '', clientId = '', clientSecret = '' } = body.result ?? {};
    const { access_token: held } = await machine(clientId, clientSecret);
    expect((await call('DELETE', `clients/${id}`)).status).toBe(200);
    await expect(machine(clientId, clientSecret)).rejects.toMatchObject({ error: 'invalid_client' });
    await eventually(async () => expect((await call('GET', 'clients', undefined, held)).status).toBe(401));
    expect(provider.get(States).bucket(sessionsState).get(sessionsKey.account(id))).toEqual({ kind: 'account', disabled: true });
    expect(await provider.facts('client.deleted.v1')).toEqual([{ id }]);
  });

  it('keep the command line’s, whose secret follows its file', async () => {
    expect(await call('DELETE', `clients/${wellKnown.commandLineClient}`)).toMatchObject({ status: 409, code: 'object.builtIn' });
    await writeFile(join(provider.directory, 'cli-secret'), 'another-secret-another-secret-1234\n');
    await provider.restart();
    await provider.grantAdministration();
    ({ access_token: token } = await machine('vigie-cli', 'another-secret-another-secret-1234'));
    expect((await call('GET', 'clients')).status).toBe(200);
    expect((await provider.facts('client.created.v1')).filter((fact) => fact.id === wellKnown.commandLineClient)).toHaveLength(1);
  });

  it('[ID-07] what was withdrawn is told again after the storage of the state was lost', async () => {
    const bucket = () => provider.get(States).bucket(sessionsState);
    await provider.get(SessionStates).withdraw((_tx, withdrawals) => withdrawals.disable('2c0d1a3e-0000-4000-8000-000000000009'));
    await provider.get(Sessions).end('lost-session', 'revoked');
    const key = sessionsKey.account('2c0d1a3e-0000-4000-8000-000000000009');
    const { js } = provider.get(NatsLink);
    const jsm = await js.jetstreamManager();
    await jsm.streams.delete(`KV_${sessionsState.bucket(provider.site)}`);
    await provider.restart();
    expect(bucket().get(key)).toEqual({ kind: 'account', disabled: true });
    expect(bucket().get(sessionsKey.session('lost-session'))).toEqual({ kind: 'session', ended: true });
  });

  it('forgets what has expired', async () => {
    await provider.query("UPDATE session_states SET expires_at = now() - interval '1 second' WHERE key = 'session.lost-session'");
    await provider.get(SessionStates).reconcile();
    expect(provider.get(States).bucket(sessionsState).get(sessionsKey.session('lost-session'))).toBeUndefined();
    await provider.query("INSERT INTO artefacts (kind, id, payload, expires_at) VALUES ('Session', 'x', 'y', now() - interval '1 second')");
    expect(await provider.get(Upkeep).clean()).toBe(1);
    expect(await provider.query("SELECT 1 FROM artefacts WHERE id = 'x'")).toEqual([]);
  });
});

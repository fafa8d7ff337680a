import * as client from 'openid-client';
import { rightsKey, wellKnown } from '@vigie/contracts';
import type { Grant, Privilege } from '@vigie/contracts';
import { changeRoutesOf } from '@vigie/testing';
import { identityProvider } from '../app.module.js';
import { RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';

const password = 'a phrase that is long';
const manager: Privilege[] = ['user.view', 'user.manage', 'client.manage'];
const grant = (id: string, parts: Partial<Grant> = {}): Grant => ({ id, effect: 'allow', privileges: manager, scope: { kind: 'everything' }, ...parts });

interface Answer {
  status: number;
  code?: string;
  result: Record<string, string>;
}

/** What somebody may hold beside the caller, whose role is `managers`. */
const roles: Record<string, Grant[]> = {
  managers: [grant('1')],
  viewers: [grant('2', { privileges: ['camera.live'] })],
  narrow: [grant('3', { privileges: ['user.view'] })],
};

/** Whom the caller may act on, and whom not. */
const targets: [who: string, held: { roles: string[]; level?: number; partitions?: string[] }, above: boolean][] = [
  ['an administrator', { roles: [wellKnown.administratorsRole] }, true],
  ['somebody with a right that the caller lacks', { roles: ['viewers'] }, true],
  ['somebody on a higher level', { roles: ['narrow'], level: 1 }, true],
  ['somebody who reaches another partition', { roles: ['narrow'], partitions: [wellKnown.rootPartition, 'secret'] }, true],
  ['somebody who holds as much', { roles: ['managers'] }, false],
  ['somebody who holds less', { roles: ['narrow'] }, false],
  ['somebody without a role', { roles: [] }, false],
];

/** Every route that changes something, and what of it acts on another principal. */
const requests: Record<string, { on: 'basicUsers' | 'clients'; query?: string; body?: object }[]> = {
  // Makes somebody who holds nothing.
  'POST /basicUsers': [],
  'POST /clients': [],
  'PATCH /basicUsers/{id}': [{ on: 'basicUsers', body: { name: 'taken over' } }, { on: 'basicUsers', body: { disabled: true } }, { on: 'basicUsers', body: { disabled: false } }, { on: 'basicUsers', body: { fullName: 'X' } }],
  'POST /basicUsers/{id}': [{ on: 'basicUsers', query: '?task=ChangePassword', body: { newPassword: 'correct horse battery', mustChangePassword: false } }],
  'DELETE /basicUsers/{id}': [{ on: 'basicUsers' }],
  'DELETE /clients/{id}': [{ on: 'clients' }],
};

describe('acting on the accounts and clients of others', () => {
  let provider: RunningProvider;
  let admin: string;
  let caller: string;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    admin = await token('vigie-cli', await provider.read('cli-secret'));
    const { id = '', clientId = '', clientSecret = '' } = (await call(admin, 'POST', 'clients', { name: 'Manager' })).result;
    await provider.publish(async (rights) => {
      for (const [role, grants] of Object.entries(roles)) await rights.put(rightsKey.role(role), { kind: 'role', role: { id: role, name: role, administrators: false, grants } });
      await rights.principal({ id, name: 'Manager' }, ['managers']);
    });
    caller = await token(clientId, clientSecret);
  });
  afterAll(() => provider.stop());

  const token = async (id: string, secret: string) => (await client.clientCredentialsGrant((await RelyingParty.of(provider.origin, { id, secret })).configuration)).access_token;

  async function call(as: string, method: string, path: string, body?: object): Promise<Answer> {
    const response = await provider.fetch(path, { method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${as}` } });
    const answer = (await response.json()) as { result?: Record<string, string>; error?: { details: { errorTextId: string }[] } };
    return { status: response.status, code: answer.error?.details[0]?.errorTextId, result: answer.result ?? {} };
  }

  let number = 0;
  async function target(on: 'basicUsers' | 'clients', held: { roles: string[]; level?: number; partitions?: string[] }): Promise<string> {
    const name = `target ${number += 1}`;
    const { id = '' } = (await call(admin, 'POST', on, { name, ...(on === 'basicUsers' ? { password, mustChangePassword: false } : {}) })).result;
    const { level = 100, partitions = [wellKnown.rootPartition] } = held;
    await provider.publish((rights) => rights.put(rightsKey.principal(id), { kind: 'principal', principal: { id, name, kind: 'user', level, roles: held.roles, partitions } }));
    return id;
  }

  const present = (id: string) => provider.query('SELECT * FROM accounts WHERE id = $1', [id]).then(async (rows) => [...rows, ...(await provider.query('SELECT * FROM clients WHERE id = $1', [id]))]);

  it('[ID-20] judges every route that changes something', () => {
    expect(Object.keys(requests).sort()).toEqual(changeRoutesOf(identityProvider, provider.app));
  });

  describe.each(targets)('%s', (_, held, above) => {
    it.each(Object.entries(requests).flatMap(([route, tries]) => tries.map((one) => [route, JSON.stringify(one.body ?? {}), one] as const)))('[ID-20] %s %s', async (route, __, { on, query = '', body }) => {
      const id = await target(on, held);
      const before = await present(id);
      const [method = ''] = route.split(' ');
      const { status, code } = await call(caller, method, `${on}/${id}${query}`, body && ('name' in body ? { name: `${id.slice(0, 8)} renamed` } : body));
      expect([status, code]).toEqual(above ? [403, 'account.beyondOwnRights'] : [200, undefined]);
      if (above) expect(await present(id)).toEqual(before);
      if (above) expect(await provider.entries('access.refused')).toContainEqual(expect.objectContaining({ reason: 'account.beyondOwnRights', object: expect.objectContaining({ type: on, id }) as object }));
    });
  });

  it('[ID-20] leaves nobody a way to Admin: not by the password, not by the name', async () => {
    const before = await present(wellKnown.adminUser);
    expect(await call(caller, 'POST', `basicUsers/${wellKnown.adminUser}?task=ChangePassword`, { newPassword: 'correct horse battery', mustChangePassword: false })).toMatchObject({ status: 403, code: 'account.beyondOwnRights' });
    expect(await call(caller, 'PATCH', `basicUsers/${wellKnown.adminUser}`, { description: 'mine' })).toMatchObject({ status: 403, code: 'account.beyondOwnRights' });
    expect(await present(wellKnown.adminUser)).toEqual(before);
  });

  it('[ID-20] lets administrators act on administrators, and everybody on themselves', async () => {
    const other = await target('basicUsers', { roles: [wellKnown.administratorsRole] });
    expect((await call(admin, 'PATCH', `basicUsers/${other}`, { disabled: true })).status).toBe(200);
    const id = await target('basicUsers', { roles: ['managers'] });
    const { name } = (await present(id))[0] as { name: string };
    const web = await RelyingParty.of(provider.origin);
    const { tokens } = await web.signIn({ name, password });
    expect((await call(tokens.access_token, 'POST', `basicUsers/${id}?task=ChangePassword`, { newPassword: 'another good phrase', currentPassword: password })).status).toBe(200);
    expect((await call(tokens.access_token, 'PATCH', `basicUsers/${id}`, { fullName: 'Myself' })).status).toBe(200);
  });
});

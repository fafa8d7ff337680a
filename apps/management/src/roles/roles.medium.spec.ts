import { randomUUID } from 'node:crypto';
import { wellKnown } from '@vigie/contracts';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';

const everything = { kind: 'everything' };
const allow = (privileges: string[], scope: object = everything) => ({ effect: 'allow', privileges, scope });

describe('roles', () => {
  let world: ManagementWorld;
  beforeAll(async () => {
    world = await ManagementWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const administrators = `/roles/${wellKnown.administratorsRole}`;

  it('[MG-23] lets a new user do nothing, and the holder of a new role nothing but own devices', async () => {
    const person = await world.account('nobody');
    const role = await world.admin.create('/roles', { name: 'Empty' });
    await world.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: person.id } });
    const api = world.as(person);
    for (const path of ['/cameras', '/roles', '/users', '/groups', '/partitions', '/sites', '/hardware', '/cameraGroups', '/recordingServers']) {
      expect([path, ...refusal(await api.call(path))]).toEqual([path, 403, 'access.refused']);
    }
    expect(refusal(await api.call('/cameras', { method: 'POST', body: { name: 'x', address: 'rtsp://192.0.2.1/' } }))).toEqual([403, 'access.refused']);
    expect(await api.get('/users/me')).toMatchObject({ id: person.id, administrator: false, privileges: ['pushDevice.own'], roles: [{ id: role.id, name: 'Empty' }], level: 254 });
  });

  it('[MG-22] shows each caller only the cameras that are granted, and nothing of the others', async () => {
    const [seen, hidden] = [await world.camera('Seen'), await world.camera('Hidden')];
    const { api } = await world.holder('partial', ['camera.view', 'camera.live'], { kind: 'entities', ids: [seen.id] });
    expect((await api.list('/cameras')).map(({ id }) => id)).toEqual([seen.id]);
    expect(refusal(await api.call(`/cameras/${hidden.id}`))).toEqual([404, 'object.notFound']);
    expect(refusal(await api.call(`/cameras/${randomUUID()}`))).toEqual([404, 'object.notFound']);
    expect(refusal(await api.call(`/cameras/${seen.id}`, { method: 'DELETE' }))).toEqual([403, 'access.refused']);
    expect(await world.rows('SELECT 1 FROM cameras WHERE id = ANY($1)', [[seen.id, hidden.id]])).toHaveLength(2);
  });

  it('[MG-22] keeps the administrators as they are: no name, no grants, no end, and never without Admin', async () => {
    expect(refusal(await world.admin.call(administrators, { method: 'DELETE' }))).toEqual([409, 'object.builtIn']);
    expect(refusal(await world.admin.call(administrators, { method: 'PATCH', body: { name: 'root' } }))).toEqual([409, 'object.builtIn']);
    expect(refusal(await world.admin.call(administrators, { method: 'PATCH', body: { grants: [allow(['camera.view'])] } }))).toEqual([409, 'object.builtIn']);
    expect(refusal(await world.admin.call(`${administrators}/users/${wellKnown.adminUser}`, { method: 'DELETE' }))).toEqual([409, 'role.adminStays']);
    expect(await world.admin.get(administrators)).toMatchObject({
      name: 'administrators', builtIn: true, grants: [], users: [{ type: 'users', id: wellKnown.adminUser }, { type: 'users', id: wellKnown.commandLineClient }],
    });
  });

  it('[MG-20] gives a role to an account that is heard of only a moment later', async () => {
    const [id, role] = [randomUUID(), await world.admin.create('/roles', { name: 'Early' })];
    const given = world.admin.call(`/roles/${role.id}/users`, { method: 'POST', body: { id, type: 'clients' } });
    await world.addClient(id, 'integration');
    const { status, body } = await given;
    expect([status, body.data.users]).toEqual([200, [{ type: 'users', id }]]);
    expect(refusal(await world.admin.call(`/roles/${role.id}/users`, { method: 'POST', body: { id: randomUUID() } }))).toEqual([400, 'reference.unknown']);
  }, patience);

  it('[MG-23] lets nobody give rights beyond their own, to themselves or others', async () => {
    const camera = await world.camera('Shared');
    const { api, id, role } = await world.holder('deputy', ['role.view', 'role.manage', 'camera.view']);
    const beyond = [403, 'role.beyondOwnRights'];
    expect(refusal(await api.call(`${administrators}/users`, { method: 'POST', body: { id } }))).toEqual(beyond);
    expect(refusal(await api.call(`/roles/${role}`, { method: 'PATCH', body: { grants: [allow(['role.manage', 'camera.live'])] } }))).toEqual(beyond);
    expect(refusal(await api.call('/roles', { method: 'POST', body: { name: 'Power', grants: [allow(['log.view'])] } }))).toEqual(beyond);
    const power = await world.admin.create('/roles', { name: 'Power', grants: [allow(['log.view'])] });
    expect(refusal(await api.call(`/roles/${power.id}/users`, { method: 'POST', body: { id } }))).toEqual(beyond);
    const { body } = await api.expect(201, '/roles', { method: 'POST', body: { name: 'Viewer', grants: [allow(['camera.view'], { kind: 'entities', ids: [camera.id] })] } });
    await api.expect(200, `/roles/${body.result.id}/users`, { method: 'POST', body: { id } });
    expect((await world.admin.get(administrators)).users).toHaveLength(2);
  });

  it.each([
    ['an unknown privilege', { grants: [allow(['camera.destroy'])] }, 'request.invalid', 'grants.0.privileges'],
    ['a scope on nothing that exists', { grants: [allow(['camera.view'], { kind: 'entities', ids: [randomUUID()] })] }, 'reference.unknown', 'grants.0.scope.ids'],
    ['a partition that does not exist', { reaches: [randomUUID()] }, 'reference.unknown', 'reaches'],
    ['another effect', { grants: [{ ...allow(['camera.view']), effect: 'maybe' }] }, 'request.invalid', 'grants.0.effect'],
  ])('[MG-22] refuses %s, naming the member, and changes nothing', async (_, members, code, property) => {
    const before = await world.rows('SELECT count(*) AS roles, (SELECT count(*) FROM rights_marks) AS marks FROM roles');
    const answer = await world.admin.call('/roles', { method: 'POST', body: { name: `Bad ${randomUUID()}`, ...members } });
    expect([answer.status, refusal(answer)[1], refusedMember(answer)]).toEqual([400, code, property]);
    expect(await world.rows('SELECT count(*) AS roles, (SELECT count(*) FROM rights_marks) AS marks FROM roles')).toEqual(before);
  });

  it('[MG-22] refuses a second role of the name in any case, and to delete one that is held', async () => {
    const { role } = await world.holder('holder', ['camera.view']);
    const { name } = await world.admin.get(`/roles/${role}`);
    const answer = await world.admin.call('/roles', { method: 'POST', body: { name: name.toUpperCase() } });
    expect([...refusal(answer), refusedMember(answer)]).toEqual([409, 'object.exists', 'name']);
    expect(refusal(await world.admin.call(`/roles/${role}`, { method: 'DELETE' }))).toEqual([409, 'object.inUse']);
  });

  it('[MG-54] writes who changed what with which outcome, refusals as well', async () => {
    const role = await world.admin.create('/roles', { name: 'Logged', grants: [allow(['camera.view'])] });
    await world.admin.call(administrators, { method: 'DELETE' });
    const entries = await world.register();
    const user = { id: wellKnown.adminUser, name: 'Admin', kind: 'user' };
    expect(entries.find(({ object }) => (object as { id: string }).id === role.id)).toMatchObject({
      log: 'administration', operation: 'role.created', privilege: 'role.manage', outcome: 'success', user,
      object: { type: 'roles', id: role.id, name: 'Logged' }, details: { grants: 'allow camera.view on everything' },
    });
    expect(entries.at(-1)).toMatchObject({ operation: 'role.deleted', outcome: 'refused', reason: 'object.builtIn', user, object: { id: wellKnown.administratorsRole, name: 'administrators' } });
  });

  it('[MG-54] lets one of two renames win and tells the other that it came too late', async () => {
    const role = await world.admin.create('/roles', { name: 'Raced' });
    const { etag } = await world.admin.expect(200, `/roles/${role.id}`);
    const rename = (name: string) => world.admin.call(`/roles/${role.id}`, { method: 'PATCH', body: { name }, headers: { 'If-Match': etag ?? '' } });
    const answers = await Promise.all(['One', 'Two', 'Three', 'Four'].map(rename));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const winner = answers.find(({ status }) => status === 200)!;
    const present = await world.admin.expect(200, `/roles/${role.id}`);
    expect([present.body.data.name, present.etag]).toEqual([winner.body.data.name, winner.etag]);
    expect(etag).not.toBe(winner.etag);
    expect(await world.admin.expect(200, `/roles/${role.id}`, { method: 'PATCH', body: { description: null } })).toMatchObject({ status: 200 });
  });
});

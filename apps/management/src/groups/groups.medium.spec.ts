import { wellKnown } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';

describe('groups and users', () => {
  let world: ManagementWorld;
  beforeAll(async () => {
    world = await ManagementWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const add = (group: string, id: string) => world.admin.call(`/groups/${group}/members`, { method: 'POST', body: { id } });

  it('[MG-20] never closes a circle, also when both halves come at once', async () => {
    const [a, b] = [await world.admin.create('/groups', { name: 'A' }), await world.admin.create('/groups', { name: 'B' })];
    const answers = await Promise.all([add(a.id, b.id), add(b.id, a.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(refusal(answers.find(({ status }) => status === 409)!)).toEqual([409, 'group.cycle']);
    expect(refusal(await add(a.id, a.id))).toEqual([409, 'group.cycle']);
    expect(await world.rows("SELECT 1 FROM group_members WHERE member_type = 'groups'")).toHaveLength(1);
  });

  it('[MG-24] inherits the level of the highest group, until the user has an own one', async () => {
    const person = await world.account('levelled');
    const groups = await Promise.all([40, 90].map((level) => world.admin.create('/groups', { name: `Level ${level}`, level })));
    for (const group of groups) await add(group.id, person.id);
    expect(await world.admin.get(`/users/${person.id}`)).toMatchObject({ effectiveLevel: 40, groups: expect.arrayContaining(groups.map(({ id }) => ({ type: 'groups', id }))) });
    const own = await world.admin.expect(200, `/users/${person.id}`, { method: 'PATCH', body: { level: 120 } });
    expect(own.body.data).toMatchObject({ level: 120, effectiveLevel: 120 });
    const inherited = await world.admin.expect(200, `/users/${person.id}`, { method: 'PATCH', body: { level: 0 } });
    expect(inherited.body.data).toMatchObject({ effectiveLevel: 40 });
    expect(inherited.body.data).not.toHaveProperty('level');
  });

  it('[MG-24] lets nobody put anybody above their own level, and keeps Admin on top', async () => {
    const { api, id } = await world.holder('manager', ['user.view', 'user.manage']);
    expect(refusal(await api.call(`/users/${id}`, { method: 'PATCH', body: { level: 1 } }))).toEqual([403, 'role.beyondOwnRights']);
    expect(refusal(await world.admin.call(`/users/${wellKnown.adminUser}`, { method: 'PATCH', body: { level: 200 } }))).toEqual([409, 'object.builtIn']);
    for (const level of [255, -1, 1.5, '7']) {
      const answer = await world.admin.call(`/users/${id}`, { method: 'PATCH', body: { level } });
      expect([...refusal(answer), refusedMember(answer)]).toEqual([400, 'request.invalid', 'level']);
    }
  });

  it('[MG-20] refuses to delete a group that has members or holds a role, and gives nothing through it afterwards', async () => {
    const group = await world.admin.create('/groups', { name: 'Kept' });
    const person = await world.account('kept');
    await add(group.id, person.id);
    expect(refusal(await world.admin.call(`/groups/${group.id}`, { method: 'DELETE' }))).toEqual([409, 'object.inUse']);
    await world.admin.expect(200, `/groups/${group.id}/members/${person.id}`, { method: 'DELETE' });
    expect(refusal(await world.admin.call(`/groups/${group.id}/members/${person.id}`, { method: 'DELETE' }))).toEqual([404, 'object.notFound']);
    await world.admin.expect(200, `/groups/${group.id}`, { method: 'DELETE' });
    expect(refusal(await world.admin.call(`/groups/${group.id}`))).toEqual([410, 'object.deleted']);
  });

  it('[MG-20] lets nobody give a role through a group that they could not give themselves', async () => {
    const group = await world.admin.create('/groups', { name: 'Backdoor' });
    await world.admin.expect(200, `/roles/${wellKnown.administratorsRole}/users`, { method: 'POST', body: { id: group.id } });
    const { api, id } = await world.holder('climber', ['group.view', 'group.manage']);
    expect(refusal(await api.call(`/groups/${group.id}/members`, { method: 'POST', body: { id } }))).toEqual([403, 'role.beyondOwnRights']);
    expect((await world.as({ id, name: 'climber' }).get('/users/me')).administrator).toBe(false);
  });

  it('[MG-20] follows accounts: renamed, disabled, gone with everything they held', async () => {
    const { role, ...person } = await world.holder('leaver', ['camera.view']);
    await world.renameAccount(person, { name: 'leaver two', fullName: 'Lea Ver', disabled: true });
    await eventually(async () => expect(await world.admin.get(`/users/${person.id}`)).toMatchObject({ name: 'leaver two', fullName: 'Lea Ver', disabled: true, roles: [{ id: role }] }));
    await world.removeAccount(person);
    await eventually(async () => expect(refusal(await world.admin.call(`/users/${person.id}`))).toEqual([410, 'object.deleted']));
    expect((await world.admin.get(`/roles/${role}`)).users).toEqual([]);
    await eventually(() => world.access.index.principal(person.id) === undefined);
    expect(refusal(await world.as(person).call('/users/me'))).toEqual([401, 'access.unauthenticated']);
  });

  it('[MG-20] refuses members of a group that it does not know, by name', async () => {
    const answer = await world.admin.call('/groups', { method: 'POST', body: { name: 'Strict', privileges: ['camera.live'] } });
    expect([...refusal(answer), refusedMember(answer)]).toEqual([400, 'request.unknownMember', 'privileges']);
  });

  it('[MG-22] says to whoever signs in what pages may offer, in their language', async () => {
    expect(await world.admin.get('/users/me?language=fr-FR')).toMatchObject({
      id: wellKnown.adminUser, name: 'Admin', kind: 'user', administrator: true, level: 1, language: 'fr', roles: [{ id: wellKnown.administratorsRole, name: 'administrators' }],
      privileges: expect.arrayContaining(['camera.live', 'role.manage', 'log.verify']),
    });
    const { api } = await world.holder('operator', ['camera.view', 'camera.live']);
    expect(await api.get('/users/me')).toMatchObject({ administrator: false, privileges: ['camera.view', 'camera.live', 'pushDevice.own'] });
  });
});

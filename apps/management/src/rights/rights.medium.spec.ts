import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { ref, rightsKey, rightsState, wellKnown } from '@vigie/contracts';
import type { Privilege, RightsDocument } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { eventually, TcpProxy, testNats } from '@vigie/testing';
import type { TestPerson } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { compile } from './compile.rules.js';
import { loadRegister } from './load-register.js';
import { RightsPublisher } from './rights-publisher.js';

const callerOf = ({ id, name }: TestPerson): Caller => ({ principal: { id, name, kind: 'user', sessionId: `session-${id}` }, language: 'en' });
const sorted = (entries: Iterable<[string, RightsDocument]>) => [...entries].sort(([a], [b]) => a.localeCompare(b));

describe('rights', () => {
  let world: ManagementWorld;
  let proxy: TcpProxy;
  beforeAll(async () => {
    [world, proxy] = [await ManagementWorld.open(), await TcpProxy.to(testNats())];
  }, patience);
  afterAll(async () => {
    await world.close();
    await proxy.close();
  }, patience);

  const bucket = () => world.services[0]!.app.get(States).bucket(rightsState);
  /** What a full compile of the database says now. */
  const full = async () => sorted(compile(await loadRegister(world.services[0]!.app.get(Database).read, world.site)));
  const may = (person: TestPerson, privilege: Privilege, camera?: string) => world.access.decide(callerOf(person), privilege, camera ? ref('cameras', camera) : undefined);

  it('[MG-32] acts in another service within a second of every kind of change, both ways', async () => {
    const camera = await world.camera('Seen elsewhere');
    const { id, name, role } = await world.holder('watcher', ['camera.view']);
    const person = { id, name };
    const acts = async (what: string, change: () => Promise<unknown>, expected: boolean) => {
      await change();
      const answered = performance.now();
      await eventually(() => may(person, 'camera.live', camera.id).allowed === expected, { deadline: 1_000, every: 2 });
      expect([what, performance.now() - answered < 1_000]).toEqual([what, true]);
    };
    const grants = (...held: object[]) => world.admin.expect(200, `/roles/${role}`, { method: 'PATCH', body: { grants: held } });
    const live = { effect: 'allow', privileges: ['camera.live'], scope: { kind: 'everything' } };
    await acts('grant given', () => grants(live), true);
    await acts('denied on the camera', () => grants(live, { ...live, effect: 'deny', scope: { kind: 'entities', ids: [camera.id] } }), false);
    await acts('denial lifted', () => grants(live), true);
    await acts('taken out of the role', () => world.admin.expect(200, `/roles/${role}/users/${id}`, { method: 'DELETE' }), false);
    await acts('put back', () => world.admin.expect(200, `/roles/${role}/users`, { method: 'POST', body: { id } }), true);
    await acts('camera blocked below level 100', () => world.admin.expect(200, `/cameras/${camera.id}`, { method: 'PATCH', body: { blockLevel: 100 } }), false);
    await acts('user raised to level 50', () => world.admin.expect(200, `/users/${id}`, { method: 'PATCH', body: { level: 50 } }), true);
    await acts('threat level', () => world.admin.expect(200, `/sites/${world.site}`, { method: 'PATCH', body: { minimumUserLevel: 20 } }), false);
    await acts('all clear', () => world.admin.expect(200, `/sites/${world.site}`, { method: 'PATCH', body: { minimumUserLevel: 254 } }), true);
    await acts('camera deleted', () => world.admin.expect(200, `/cameras/${camera.id}`, { method: 'DELETE' }), false);
  });

  it('[MG-21] needs privilege and partition both', async () => {
    const partition = await world.admin.create('/partitions', { name: 'Vault' });
    const camera = await world.camera('In the vault', { partitions: [partition.id] });
    const person = await world.holder('guard', ['camera.live']);
    expect(may(person, 'camera.live', camera.id)).toMatchObject({ allowed: false, reason: 'partitionNotReached' });
    const group = await world.admin.create('/groups', { name: 'Vault keepers', reaches: [partition.id] });
    await world.admin.expect(200, `/groups/${group.id}/members`, { method: 'POST', body: { id: person.id } });
    await eventually(() => may(person, 'camera.live', camera.id).allowed);
    expect(may(person, 'camera.playback', camera.id)).toMatchObject({ allowed: false, reason: 'notGranted' });
  });

  it('[MG-20] follows groups in groups and camera groups in camera groups', async () => {
    const camera = await world.camera('Deep');
    const [outer, inner] = [await world.admin.create('/cameraGroups', { name: 'Outer' }), await world.admin.create('/cameraGroups', { name: 'Inner' })];
    await world.admin.expect(200, `/cameraGroups/${inner.id}`, { method: 'PATCH', body: { cameras: [camera.id], parentGroup: outer.id } });
    const [team, shift] = [await world.admin.create('/groups', { name: 'Team' }), await world.admin.create('/groups', { name: 'Shift' })];
    const person = await world.account('deep');
    await world.admin.expect(200, `/groups/${team.id}/members`, { method: 'POST', body: { id: person.id } });
    const role = await world.admin.create('/roles', { name: 'Deep role', grants: [{ effect: 'allow', privileges: ['camera.live'], scope: { kind: 'deviceGroups', ids: [outer.id] } }] });
    await world.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: shift.id } });
    expect(may(person, 'camera.live', camera.id).allowed).toBe(false);
    await world.admin.expect(200, `/groups/${shift.id}/members`, { method: 'POST', body: { id: team.id } });
    await eventually(() => may(person, 'camera.live', camera.id).allowed);
    await world.admin.expect(200, `/cameraGroups/${inner.id}`, { method: 'PATCH', body: { cameras: [] } });
    await eventually(() => !may(person, 'camera.live', camera.id).allowed);
  });

  it('[MG-32] publishes after any sequence of changes exactly what compiling everything anew says', async () => {
    const people = await Promise.all(['p1', 'p2', 'p3'].map((name) => world.account(name)));
    const make = (path: string, name: string) => world.admin.create(path, { name: `${name} ${randomUUID()}` });
    const groups = await Promise.all(['a', 'b', 'c'].map((name) => make('/groups', name)));
    const roles = await Promise.all(['x', 'y'].map((name) => make('/roles', name)));
    const cameraGroups = await Promise.all(['k', 'l'].map((name) => make('/cameraGroups', name)));
    const cameras = await Promise.all(['m', 'n'].map((name) => world.camera(name)));
    const partition = await make('/partitions', 'p');
    const pick = <T>(items: T[]): T => items[Math.floor(Math.random() * items.length)]!;
    const patch = (path: string, body: object) => world.admin.call(path, { method: 'PATCH', body });
    const moves: (() => Promise<unknown>)[] = [
      () => world.admin.call(`/groups/${pick(groups).id}/members`, { method: 'POST', body: { id: pick([...people, ...groups]).id } }),
      () => world.admin.call(`/groups/${pick(groups).id}/members/${pick([...people, ...groups]).id}`, { method: 'DELETE' }),
      () => world.admin.call(`/roles/${pick(roles).id}/users`, { method: 'POST', body: { id: pick([...people, ...groups]).id } }),
      () => world.admin.call(`/roles/${pick(roles).id}/users/${pick([...people, ...groups]).id}`, { method: 'DELETE' }),
      () => patch(`/groups/${pick(groups).id}`, { level: 1 + Math.floor(Math.random() * 254), reaches: pick([[], [partition.id]]) }),
      () => patch(`/roles/${pick(roles).id}`, { reaches: pick([[], [partition.id]]), grants: pick([[], [{ effect: 'allow', privileges: ['camera.view'], scope: { kind: 'everything' } }]]) }),
      () => patch(`/users/${pick(people).id}`, { level: pick([0, 9, 99]), reaches: pick([[], [partition.id]]) }),
      () => patch(`/cameraGroups/${pick(cameraGroups).id}`, { cameras: pick([[], cameras.map(({ id }) => id)]), parentGroup: pick(cameraGroups).id }),
      () => patch(`/cameras/${pick(cameras).id}`, { blockLevel: pick([5, 254]), partitions: [pick([partition.id, wellKnown.rootPartition])] }),
      () => world.renameAccount(pick(people), { name: `renamed ${Math.random()}` }),
    ];
    for (let round = 0; round < 12; round += 1) await Promise.all([0, 1, 2, 3, 4].map(() => pick(moves)()));
    await eventually(async () => expect(sorted(bucket().entries())).toEqual(await full()), { deadline: 10_000 });
  }, patience);

  it('[MG-32] heals at start what a crash left between commit and publishing', async () => {
    const [person, camera] = [await world.account('crash'), await world.camera('Crash')];
    // A change whose process died right after its commit, and state that was spoilt beside.
    await world.rows("UPDATE cameras SET name = 'Renamed while dying', partitions = '{}' WHERE id = $1", [camera.id]);
    await bucket().put(rightsKey.principal(person.id), { kind: 'principal', principal: { id: person.id, name: 'x', kind: 'user', level: 1, roles: [wellKnown.administratorsRole], partitions: [] } });
    await bucket().put(rightsKey.role('left-over'), { kind: 'role', role: { id: 'left-over', name: 'x', administrators: true, grants: [] } });
    await world.start();
    await eventually(() => world.access.index.entity(ref('cameras', camera.id))?.name === 'Renamed while dying');
    await eventually(() => world.access.index.role('left-over') === undefined && may(person, 'camera.live').allowed === false);
    await world.services[0]!.app.get(RightsPublisher).publishAll();
    expect(sorted(bucket().entries())).toEqual(await full());
  }, patience);

  it('[MG-32] takes up marks that another copy committed and did not live to publish', async () => {
    const camera = await world.camera('Marked');
    await world.rows("WITH change AS (UPDATE cameras SET name = 'Marked and left' WHERE id = $1) INSERT INTO rights_marks (key) VALUES ('entity.cameras.' || $2)", [camera.id, camera.id]);
    await eventually(() => world.access.index.entity(ref('cameras', camera.id))?.name === 'Marked and left');
    await eventually(async () => (await world.rows('SELECT 1 FROM rights_marks')).length === 0);
  });

  it('[MG-32] saves a change while its copy is cut off from NATS, and has it in force as soon as anybody can publish', async () => {
    const cutOff = await world.start({ NATS_URL: proxy.rewrite(testNats()) });
    const camera = await world.camera('Cut off');
    const api = world.as({ id: wellKnown.adminUser, name: 'Admin' }, cutOff);
    proxy.cut();
    const started = performance.now();
    await api.expect(200, `/cameras/${camera.id}`, { method: 'PATCH', body: { blockLevel: 7 } });
    expect(performance.now() - started).toBeLessThan(10_000);
    await eventually(() => world.access.index.entity(ref('cameras', camera.id))?.blockLevel === 7, { deadline: 10_000 });
    proxy.mend();
    await eventually(() => cutOff.app.get(AccessControl).index.entity(ref('cameras', camera.id))?.blockLevel === 7, { deadline: 10_000 });
  }, patience);
});

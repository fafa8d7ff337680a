import { ref, wellKnown } from '@vigie/contracts';
import type { EntityType, Grant, Privilege, Ref } from '@vigie/contracts';
import { AccessControl, RightsIndex } from '@vigie/platform/security';
import { changeRoutesOf } from '@vigie/testing';
import type { Api, TestPerson } from '@vigie/testing';
import { management } from '../app.module.js';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal } from '../testing/refusal.js';
import { gainsBeyond } from './gains.fixture.js';

const grant = (privileges: Privilege[], parts: Partial<Grant> = {}) => ({ effect: 'allow', privileges, scope: { kind: 'everything' }, ...parts });

/** What the caller manages: the configuration, and nothing of what cameras show. */
const managing: Privilege[] = [
  'site.view', 'site.manage', 'recordingServer.view', 'recordingServer.manage', 'hardware.view', 'hardware.manage', 'camera.view', 'camera.manage', 'deviceGroup.view', 'deviceGroup.manage',
  'user.view', 'user.manage', 'group.view', 'group.manage', 'role.view', 'role.manage', 'partition.view', 'partition.manage',
];

describe('every change of the configuration, by somebody who manages it', () => {
  let world: ManagementWorld;
  let caller: TestPerson & { api: Api; role: string };
  let viewer: TestPerson;
  const id: Record<string, string> = {};
  beforeAll(async () => {
    world = await ManagementWorld.open();
    const make = async (key: string, path: string, body: object): Promise<void> => void (id[key] = (await world.admin.create(path, body)).id);
    await make('secret', '/partitions', { name: 'Secret' });
    await make('spare', '/partitions', { name: 'Spare' });
    await make('outer', '/cameraGroups', { name: 'Outer' });
    await make('inner', '/cameraGroups', { name: 'Inner' });
    await make('vault', '/cameras', { name: 'Vault', address: 'rtsp://192.0.2.40/vault', partitions: [id.secret] });
    await make('gate', '/cameras', { name: 'Gate', address: 'rtsp://192.0.2.41/gate' });
    await make('blocked', '/cameras', { name: 'Blocked', address: 'rtsp://192.0.2.42/blocked' });
    await make('denied', '/cameras', { name: 'Denied', address: 'rtsp://192.0.2.43/denied' });
    await change(`/cameras/${id.blocked}`, { blockLevel: 50 });
    await change(`/cameraGroups/${id.inner}`, { cameras: [id.gate] });
    await make('reaching', '/roles', { name: 'Reaching', grants: [grant(['camera.view'])], reaches: [id.secret] });
    await make('watching', '/roles', { name: 'Watching', grants: [grant(['camera.live'])] });
    await make('groupWatching', '/roles', { name: 'Watching the outer group', grants: [grant(['camera.live'], { scope: { kind: 'deviceGroups', ids: [id.outer ?? ''] } })] });
    await make('denying', '/roles', { name: 'Denying', grants: [grant(['camera.view', 'camera.manage'], { effect: 'deny', scope: { kind: 'entities', ids: [id.denied ?? ''] } })] });
    await make('chiefs', '/groups', { name: 'Chiefs', level: 1 });
    await make('insiders', '/groups', { name: 'Insiders', reaches: [id.secret] });
    await make('deputies', '/groups', { name: 'Deputies' });
    await make('empty', '/groups', { name: 'Empty' });
    await make('unheld', '/roles', { name: 'Unheld' });
    caller = await world.holder('Manager', managing);
    viewer = await world.holder('Viewer', ['camera.live']);
    id.plain = (await world.account('Plain')).id;
    await join(`/roles/${id.denying}/users`, caller.id);
    await join(`/roles/${id.watching}/users`, id.deputies);
    await join(`/roles/${id.groupWatching}/users`, viewer.id);
    await make('server', '/recordingServers', { name: 'Second' });
    await make('device', '/hardware', { name: 'Device', address: 'rtsp://192.0.2.44' });
    [{ id: id.stream = '' } = { id: '' }] = await world.admin.list(`/cameras/${id.gate}/streams`);
    Object.assign(id, { self: caller.id, role: caller.role, viewer: viewer.id, administrators: wellKnown.administratorsRole, admin: wellKnown.adminUser, site: world.site });
  }, patience);
  afterAll(() => world.close(), patience);

  const change = (path: string, body: object) => world.admin.expect(200, path, { method: 'PATCH', body });
  const join = (path: string, member: string | undefined) => world.admin.expect(200, path, { method: 'POST', body: { id: member } });

  type Try = [what: string, path: () => string, body?: () => object];
  const beyond: Record<string, Try[]> = {
    'POST /roles': [['gives what the caller lacks', () => '/roles', () => ({ name: 'Power', grants: [grant(['camera.live'])] })]],
    'PATCH /roles/{id}': [
      ['gives the own role more', () => `/roles/${id.role}`, () => ({ grants: [grant([...managing, 'camera.live'])] })],
      ['lets the own role reach a partition', () => `/roles/${id.role}`, () => ({ reaches: [id.secret] })],
      ['leaves out the own denial', () => `/roles/${id.denying}`, () => ({ grants: [] })],
      ['takes from others what the caller lacks', () => `/roles/${id.watching}`, () => ({ grants: [] })],
    ],
    'POST /roles/{role}/users': [
      ['becomes an administrator', () => `/roles/${id.administrators}/users`, () => ({ id: id.self })],
      ['makes an empty group administrators', () => `/roles/${id.administrators}/users`, () => ({ id: id.empty })],
      ['takes a role that reaches a partition', () => `/roles/${id.reaching}/users`, () => ({ id: id.self })],
      ['gives a role that allows more', () => `/roles/${id.watching}/users`, () => ({ id: id.plain })],
      ['gives Admin a role beyond their own', () => `/roles/${id.watching}/users`, () => ({ id: id.admin })],
    ],
    'DELETE /roles/{role}/users/{id}': [
      ['leaves a role that denies', () => `/roles/${id.denying}/users/${id.self}`],
      ['unmakes an administrator', () => `/roles/${id.administrators}/users/${wellKnown.commandLineClient}`],
      ['takes from others what the caller lacks', () => `/roles/${id.groupWatching}/users/${id.viewer}`],
    ],
    'POST /groups': [
      ['makes a group on a higher level', () => '/groups', () => ({ name: 'Higher', level: 1 })],
      ['makes a group that reaches a partition', () => '/groups', () => ({ name: 'Reaching', reaches: [id.secret] })],
    ],
    'PATCH /groups/{id}': [
      ['raises a level', () => `/groups/${id.empty}`, () => ({ level: 1 })],
      ['lets a group reach a partition', () => `/groups/${id.deputies}`, () => ({ reaches: [id.secret] })],
    ],
    'POST /groups/{group}/members': [
      ['takes a level', () => `/groups/${id.chiefs}/members`, () => ({ id: id.self })],
      ['reaches a partition', () => `/groups/${id.insiders}/members`, () => ({ id: id.self })],
      ['takes the role of the group', () => `/groups/${id.deputies}/members`, () => ({ id: id.self })],
      ['puts a group into one that holds more', () => `/groups/${id.deputies}/members`, () => ({ id: id.empty })],
    ],
    'DELETE /groups/{group}/members/{id}': [['takes from others what the caller lacks', () => `/groups/${id.deputies}/members/${id.plain}`]],
    'PATCH /users/{id}': [
      ['raises the own level', () => `/users/${id.self}`, () => ({ level: 1 })],
      ['reaches a partition', () => `/users/${id.self}`, () => ({ reaches: [id.secret] })],
      ['lets others reach a partition', () => `/users/${id.viewer}`, () => ({ reaches: [id.secret] })],
      ['raises who holds more', () => `/users/${id.viewer}`, () => ({ level: 200 })],
    ],
    'PATCH /cameras/{id}': [['lifts a block', () => `/cameras/${id.blocked}`, () => ({ blockLevel: 254 })]],
    'PATCH /cameraGroups/{id}': [
      ['moves a group to where others watch', () => `/cameraGroups/${id.inner}`, () => ({ parentGroup: id.outer })],
      ['puts a camera where others watch', () => `/cameraGroups/${id.outer}`, () => ({ cameras: [id.gate] })],
      ['puts in a camera that is denied', () => `/cameraGroups/${id.inner}`, () => ({ cameras: [id.gate, id.denied] })],
    ],
    'POST /cameraGroups': [['makes a group where others watch', () => '/cameraGroups', () => ({ name: 'Below', parentGroup: id.outer, cameras: [id.gate] })]],
  };

  /** Changes that open nothing to anybody: they are made, and it is looked at what they open. */
  const within: Record<string, Try[]> = {
    'POST /recordingServers': [['makes one', () => '/recordingServers', () => ({ name: 'Third' })]],
    'PATCH /recordingServers/{id}': [['moves one', () => `/recordingServers/${id.server}`, () => ({ partitions: [wellKnown.rootPartition, id.spare] })]],
    'DELETE /recordingServers/{id}': [['removes one', () => `/recordingServers/${id.server}`]],
    'POST /hardware': [['makes one', () => '/hardware', () => ({ name: 'New', address: 'rtsp://192.0.2.45' })]],
    'PATCH /hardware/{id}': [['renames one', () => `/hardware/${id.device}`, () => ({ name: 'Renamed' })]],
    'DELETE /hardware/{id}': [['removes one', () => `/hardware/${id.device}`]],
    'POST /cameras': [['makes one', () => '/cameras', () => ({ name: 'New', address: 'rtsp://192.0.2.46/new' })]],
    'DELETE /cameras/{id}': [['removes one', () => `/cameras/${id.blocked}`]],
    'POST /cameras/{camera}/streams': [['adds one', () => `/cameras/${id.gate}/streams`, () => ({ name: 'Low', url: '/low' })]],
    'PATCH /cameras/{camera}/streams/{id}': [['renames one', () => `/cameras/${id.gate}/streams/${id.stream}`, () => ({ name: 'High' })]],
    'DELETE /cameras/{camera}/streams/{id}': [['removes one', () => `/cameras/${id.gate}/streams/${id.stream}`]],
    'DELETE /cameraGroups/{id}': [['removes one', () => `/cameraGroups/${id.inner}`]],
    'DELETE /groups/{id}': [['removes one', () => `/groups/${id.empty}`]],
    'DELETE /roles/{id}': [['removes one', () => `/roles/${id.unheld}`]],
    'POST /partitions': [['makes one', () => '/partitions', () => ({ name: 'Another' })]],
    'PATCH /partitions/{id}': [['renames one', () => `/partitions/${id.secret}`, () => ({ name: 'Secrets' })]],
    'DELETE /partitions/{id}': [['removes one that nothing uses', () => `/partitions/${id.unused}`]],
    'PATCH /sites/{id}': [['renames it', () => `/sites/${id.site}`, () => ({ name: 'Harbour' })]],
  };

  /** Child sites need another installation: connected, they are judged like every new entity. Tickets are given on the right of the caller. */
  const elsewhere = ['POST /childSites', 'POST /childSites/{id}', 'PATCH /childSites/{id}', 'DELETE /childSites/{id}', 'POST /mediaTickets'];
  /** Written whole is written. */
  const alsoPut = (routes: string[]): string[] => routes.filter((route) => route.startsWith('PATCH')).map((route) => route.replace('PATCH', 'PUT'));

  const methodOf = (route: string): string => route.split(' ')[0] ?? '';
  const rows = (table: Record<string, Try[]>) =>
    Object.entries(table).flatMap(([route, tries]) => tries.map(([what, path, body]) => [route, what, { path, body }] as const));

  const types: EntityType[] = ['cameras', 'cameraGroups', 'hardware', 'recordingServers', 'users', 'groups'];
  /** The rights as they are published now, held still. */
  function state(): [RightsIndex, Ref[]] {
    const { index } = world.services[0]!.app.get(AccessControl);
    const copy = new RightsIndex();
    for (const principal of index.principalIds()) copy.applyRights(`principal.${principal}`, { kind: 'principal', principal: index.principal(principal)!.principal });
    for (const role of index.allRoles()) copy.applyRights(`role.${role.id}`, { kind: 'role', role });
    for (const entity of index.allEntities()) copy.applyRights(`entity.${entity.type}.${entity.id}`, { kind: 'entity', entity });
    return [copy, types.flatMap((type) => index.entityIds(type).map((one) => ref(type, one)))];
  }

  const documents = ([index]: [RightsIndex, Ref[]]): unknown => [index.principalIds().map((one) => index.principal(one)), index.allRoles(), index.allEntities()];

  const privileges: Privilege[] = ['camera.live', 'camera.view', 'camera.manage', 'user.manage', 'group.manage', 'hardware.manage', 'role.manage'];
  function opened(before: [RightsIndex, Ref[]]): string[] {
    return gainsBeyond(id.self ?? '', [before[0], state()[0]], { people: before[0].principalIds(), privileges, entities: [undefined, ...before[1]] });
  }

  it('[ID-20] is judged: no route is left out', () => {
    const walked = [...Object.keys(beyond), ...Object.keys(within), ...elsewhere];
    const known = changeRoutesOf(management, world.service.app);
    expect([...new Set([...walked, ...alsoPut(walked).filter((route) => known.includes(route))])].sort()).toEqual(known);
  });

  it.each(rows(beyond))('[ID-20] %s: nobody %s', async (route, _, { path, body }) => {
    if (route.startsWith('DELETE /groups/')) await join(`/groups/${id.deputies}/members`, id.plain);
    const before = state();
    const methods = methodOf(route) === 'PATCH' && changeRoutesOf(management, world.service.app).includes(route.replace('PATCH', 'PUT')) ? ['PATCH', 'PUT'] : [methodOf(route)];
    for (const method of methods) {
      const answer = await caller.api.call(path(), { method, ...(body ? { body: body() } : {}) });
      expect([method, answer.status, ['role.beyondOwnRights', 'reference.unknown'].includes(refusal(answer)[1] ?? '')]).toEqual([method, refusal(answer)[1] === 'reference.unknown' ? 400 : 403, true]);
    }
    expect(opened(before)).toEqual([]);
    expect(documents(state())).toEqual(documents(before));
  });

  it.each(rows(within))('[ID-20] %s: who %s opens nothing to anybody', async (route, _, { path, body }) => {
    if (route === 'DELETE /partitions/{id}') id.unused = (await world.admin.create('/partitions', { name: 'Unused' })).id;
    if (route === 'DELETE /cameras/{camera}/streams/{id}') await world.admin.create(`/cameras/${id.gate}/streams`, { name: 'Stays', url: '/stays' });
    const before = state();
    const answer = await caller.api.call(path(), { method: methodOf(route), ...(body ? { body: body() } : {}) });
    expect([answer.status, refusal(answer)[1]]).toEqual([route.startsWith('POST') ? 201 : 200, undefined]);
    expect(opened(before)).toEqual([]);
  });

  it('[ID-20] leaves what the caller holds to be given: a role, a member, a camera', async () => {
    const { id: made } = await caller.api.create('/roles', { name: 'Half', grants: [grant(['hardware.view'])] });
    await caller.api.expect(200, `/roles/${made}/users`, { method: 'POST', body: { id: id.viewer } });
    await caller.api.expect(200, `/roles/${made}/users/${id.viewer}`, { method: 'DELETE' });
    const { id: group } = await caller.api.create('/cameraGroups', { name: 'Own', cameras: [id.gate] });
    expect((await caller.api.get(`/cameraGroups/${group}`)).cameras).toMatchObject([{ id: id.gate }]);
  });
});

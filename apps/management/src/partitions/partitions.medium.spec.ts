import { firstRecordingServer, wellKnown } from '@vigie/contracts';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal } from '../testing/refusal.js';

describe('partitions, camera groups, recording servers and the site', () => {
  let world: ManagementWorld;
  beforeAll(async () => {
    world = await ManagementWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  it('[MG-21] begins with one root partition that stays', async () => {
    expect(await world.admin.list('/partitions')).toMatchObject([{ id: wellKnown.rootPartition, name: 'Root', builtIn: true }]);
    const root = `/partitions/${wellKnown.rootPartition}`;
    expect(refusal(await world.admin.call(root, { method: 'DELETE' }))).toEqual([409, 'object.builtIn']);
    expect(refusal(await world.admin.call(root, { method: 'PATCH', body: { name: 'Other' } }))).toEqual([409, 'object.builtIn']);
  });

  it.each([
    ['lives in it', (id: string) => world.camera(`In ${id}`, { partitions: [id] })],
    ['reaches it', (id: string) => world.admin.create('/groups', { name: `Reaching ${id}`, reaches: [id] })],
    ['is granted on it', (id: string) => world.admin.create('/roles', { name: `On ${id}`, grants: [{ effect: 'allow', privileges: ['camera.view'], scope: { kind: 'partitions', ids: [id] } }] })],
  ])('[MG-21] refuses to delete a partition while something %s', async (name, use) => {
    const partition = await world.admin.create('/partitions', { name });
    await use(partition.id);
    expect(refusal(await world.admin.call(`/partitions/${partition.id}`, { method: 'DELETE' }))).toEqual([409, 'object.inUse']);
    const unused = await world.admin.create('/partitions', { name: `${name} unused` });
    await world.admin.expect(200, `/partitions/${unused.id}`, { method: 'DELETE' });
  });

  it('[MG-21] moves things between partitions only for those who manage partitions, and never into none', async () => {
    const [partition, camera] = [await world.admin.create('/partitions', { name: 'Move' }), await world.camera('Moved')];
    const { api } = await world.holder('mover', ['camera.view', 'camera.manage']);
    expect(refusal(await api.call(`/cameras/${camera.id}`, { method: 'PATCH', body: { partitions: [partition.id] } }))).toEqual([403, 'access.refused']);
    expect(refusal(await world.admin.call(`/cameras/${camera.id}`, { method: 'PATCH', body: { partitions: [] } }))).toEqual([400, 'request.invalid']);
    await world.admin.expect(200, `/cameras/${camera.id}`, { method: 'PATCH', body: { partitions: [{ type: 'partitions', id: partition.id }] } });
    expect(refusal(await api.call(`/cameras/${camera.id}`))).toEqual([404, 'object.notFound']);
  });

  it('[MG-01] nests camera groups without circles and deletes only what holds nothing', async () => {
    const [outer, inner] = [await world.admin.create('/cameraGroups', { name: 'Outer' }), await world.admin.create('/cameraGroups', { name: 'Inner' })];
    const into = (child: string, parentGroup: string) => world.admin.call(`/cameraGroups/${child}`, { method: 'PATCH', body: { parentGroup } });
    const answers = await Promise.all([into(inner.id, outer.id), into(outer.id, inner.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [parent, child] = answers[0]?.status === 200 ? [outer, inner] : [inner, outer];
    expect(refusal(await world.admin.call(`/cameraGroups/${parent.id}`, { method: 'DELETE' }))).toEqual([409, 'object.inUse']);
    expect(refusal(await world.admin.call(`/cameraGroups/${child.id}`, { method: 'PATCH', body: { cameras: [outer.id] } }))).toEqual([400, 'reference.unknown']);
    await world.admin.expect(200, `/cameraGroups/${child.id}`, { method: 'DELETE' });
    await world.admin.expect(200, `/cameraGroups/${parent.id}`, { method: 'DELETE' });
  });

  it('[MG-22] lets nobody widen a grant on a group by putting in cameras that they do not manage', async () => {
    const [group, camera] = [await world.admin.create('/cameraGroups', { name: 'Granted' }), await world.camera('Foreign')];
    const { api } = await world.holder('grouper', ['deviceGroup.view', 'deviceGroup.manage', 'camera.view']);
    expect(refusal(await api.call(`/cameraGroups/${group.id}`, { method: 'PATCH', body: { cameras: [camera.id] } }))).toEqual([403, 'access.refused']);
    expect((await world.admin.get(`/cameraGroups/${group.id}`)).cameras).toEqual([]);
  });

  it('[MG-01] begins with a recording server; switching it off switches its cameras off', async () => {
    const camera = await world.camera('On the first');
    expect(refusal(await world.admin.call(`/recordingServers/${firstRecordingServer}`, { method: 'DELETE' }))).toEqual([409, 'object.inUse']);
    await world.admin.expect(200, `/recordingServers/${firstRecordingServer}`, { method: 'PATCH', body: { enabled: false } });
    const facts = (await world.told('management.camera.updated.v1')).filter(({ payload }) => payload.id === camera.id);
    expect(facts.at(-1)?.payload).toMatchObject({ enabled: false });
    expect(await world.admin.list('/recordingServers')).toEqual([]);
    expect(await world.admin.list('/recordingServers?disabled')).toHaveLength(1);
    await world.admin.expect(200, `/recordingServers/${firstRecordingServer}`, { method: 'PATCH', body: { enabled: true } });
    const second = await world.admin.create('/recordingServers', { name: 'Second' });
    await world.admin.expect(200, `/recordingServers/${second.id}`, { method: 'DELETE' });
  });

  it('[MG-25] keeps the threat level of the site and refuses what is no time zone', async () => {
    const [site] = await world.admin.list('/sites');
    expect(site).toMatchObject({ id: world.site, minimumUserLevel: 254 });
    const changed = await world.admin.expect(200, `/sites/${world.site}`, { method: 'PATCH', body: { name: 'Harbour', timeZone: 'Europe/Paris', minimumUserLevel: 100 } });
    expect(changed.body.data).toMatchObject({ name: 'Harbour', timeZone: 'Europe/Paris', minimumUserLevel: 100 });
    expect(refusal(await world.admin.call(`/sites/${world.site}`, { method: 'PATCH', body: { timeZone: 'Mars/Base' } }))).toEqual([400, 'request.invalid']);
    expect(world.access.index.site.minimumUserLevel).toBe(100);
  });
});

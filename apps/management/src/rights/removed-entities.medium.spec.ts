import { ref } from '@vigie/contracts';
import type { EntityType } from '@vigie/contracts';
import { SourceSight } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { eventually } from '@vigie/testing';
import type { TestPerson } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';

describe('rights on what was deleted', () => {
  let world: ManagementWorld;
  let reaching: TestPerson;
  let narrow: TestPerson;
  let denied: TestPerson;
  let partition: string;
  let outer: string;
  let doors: string;

  beforeAll(async () => {
    world = await ManagementWorld.open();
    partition = (await world.admin.create('/partitions', { name: 'Vault' })).id;
    outer = (await world.admin.create('/cameraGroups', { name: 'Outer' })).id;
    doors = (await world.admin.create('/cameraGroups', { name: 'Doors', parentGroup: outer })).id;
    [reaching, narrow, denied] = [await world.holder('reaching', ['alarm.view']), await world.holder('narrow', ['alarm.view']), await world.holder('denied', ['alarm.view'])];
    await world.admin.expect(200, `/users/${reaching.id}`, { method: 'PATCH', body: { reaches: [partition] } });
    await world.admin.expect(200, `/users/${denied.id}`, { method: 'PATCH', body: { reaches: [partition] } });
  }, patience);
  afterAll(() => world.close(), patience);

  const callerOf = ({ id, name }: TestPerson): Caller => ({ principal: { id, name, kind: 'user' }, language: 'en' });
  const sight = () => world.other.app.get(SourceSight);
  const knows = (type: EntityType, id: string) => [reaching, narrow, denied].map((person) => sight().mayKnowOf(callerOf(person), 'alarm.view', ref(type, id)));
  const known = (type: EntityType, id: string): boolean => world.access.index.entity(ref(type, id)) !== undefined;
  const deny = (scope: object) => world.admin.create('/roles', { name: `Not ${JSON.stringify(scope)}`.slice(0, 200), grants: [{ effect: 'deny', privileges: ['alarm.view'], scope }] });
  const giveTo = async (role: { id: string }) => world.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: denied.id } });

  async function remove(path: string, type: EntityType, id: string): Promise<void> {
    expect(known(type, id)).toBe(true);
    await world.admin.expect(200, `/${path}/${id}`, { method: 'DELETE' });
    await eventually(() => !known(type, id));
  }

  it('[MG-21] [MG-22] decides on a deleted camera by its partition and by who is denied it, as before', async () => {
    const { id, hardware } = await world.camera('In the vault', { partitions: [partition] });
    const device = (hardware as { id: string }).id;
    await giveTo(await deny({ kind: 'entities', ids: [id, device] }));
    await eventually(() => expect(knows('cameras', id)).toEqual([true, false, false]));
    await remove('cameras', 'cameras', id);
    expect(knows('cameras', id)).toEqual([true, false, false]);
    // Hardware that was made with it went with it.
    await eventually(() => !known('hardware', device));
    expect(knows('hardware', device)).toEqual([true, false, false]);
    expect(sight().nameOf(ref('cameras', id))).toBe('In the vault');
  });

  it('[MG-20] [MG-22] remembers the camera groups around a deleted camera, also after they are gone', async () => {
    const { id } = await world.camera('Front door');
    await world.admin.expect(200, `/cameraGroups/${doors}`, { method: 'PATCH', body: { cameras: [id] } });
    await giveTo(await deny({ kind: 'deviceGroups', ids: [outer] }));
    await eventually(() => expect(knows('cameras', id)).toEqual([true, true, false]));
    await remove('cameras', 'cameras', id);
    expect(knows('cameras', id)).toEqual([true, true, false]);
    await world.admin.expect(200, `/cameraGroups/${doors}`, { method: 'DELETE' });
    expect(knows('cameras', id)).toEqual([true, true, false]);
  });

  it('[MG-22] the rights that were published say the same after everything is compiled anew', async () => {
    const { id } = await world.camera('Twice', { partitions: [partition] });
    await remove('cameras', 'cameras', id);
    await world.boot();
    expect(world.services.at(-1)?.app.get(SourceSight).mayKnowOf(callerOf(reaching), 'alarm.view', ref('cameras', id))).toBe(true);
    expect(knows('cameras', id).slice(0, 2)).toEqual([true, false]);
  });

  it('[MG-22] says "deleted" only to those who could have seen it', async () => {
    const { id } = await world.camera('Behind the door', { partitions: [partition] });
    const viewer = await world.holder('viewer', ['camera.view']);
    const keeper = await world.holder('keeper', ['camera.view']);
    await world.admin.expect(200, `/users/${keeper.id}`, { method: 'PATCH', body: { reaches: [partition] } });
    await remove('cameras', 'cameras', id);
    expect((await viewer.api.call(`/cameras/${id}`)).status).toBe(404);
    expect((await keeper.api.call(`/cameras/${id}`)).status).toBe(410);
    expect((await world.admin.call(`/cameras/${id}`)).status).toBe(410);
    expect((await keeper.api.list('/cameras')).map((camera) => camera.id)).not.toContain(id);
  });

  it('[EV-01] the site is what events can come from, too', () => {
    expect(sight().isThere(ref('sites', world.site))).toBe(true);
    expect(knows('sites', world.site)).toEqual([true, true, true]);
  });
});

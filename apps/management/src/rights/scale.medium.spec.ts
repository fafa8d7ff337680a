import { randomUUID } from 'node:crypto';
import { ref, rightsKey, rightsState, wellKnown } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import type { Caller } from '@vigie/platform/security';
import { eventually } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { RightsPublisher } from './rights-publisher.js';

const many = 10_000;

describe('rights of a large site', () => {
  let world: ManagementWorld;
  let marker: Ref;
  const [group, role, partition] = [randomUUID(), randomUUID(), randomUUID()];
  beforeAll(async () => {
    world = await ManagementWorld.open();
    const [hardware, owner] = [randomUUID(), world.sql];
    await owner.query("INSERT INTO hardware (id, name, recording_server_id, address) SELECT $1, 'Large', id, 'rtsp://192.0.2.1' FROM recording_servers", [hardware]);
    await owner.query("INSERT INTO cameras (id, name, hardware_id) SELECT gen_random_uuid(), 'camera ' || n, $1 FROM generate_series(1, $2::int) AS n", [hardware, many]);
    await owner.query("INSERT INTO users (id, name, kind) SELECT gen_random_uuid(), 'user ' || n, 'user' FROM generate_series(1, $1::int) AS n", [many]);
    await owner.query('INSERT INTO groups (id, name) VALUES ($1, $2)', [group, 'Everybody']);
    await owner.query("INSERT INTO group_members (group_id, member_type, member_id) SELECT $1, 'users', id FROM users WHERE NOT built_in", [group]);
    await owner.query('INSERT INTO partitions (id, name) VALUES ($1, $2)', [partition, 'Annex']);
    await owner.query('INSERT INTO roles (id, name) VALUES ($1, $2)', [role, 'Everybody']);
    marker = await camera();
    await world.services[0]!.app.get(RightsPublisher).publishAll();
  }, 2 * patience);
  afterAll(() => world.close(), patience);

  const someone = async (): Promise<Caller> => {
    const [row] = await world.rows('SELECT id, name FROM users WHERE NOT built_in ORDER BY random() LIMIT 1');
    return { principal: { id: String(row?.id), name: String(row?.name), kind: 'user' }, language: 'en' };
  };
  const camera = async () => ref('cameras', String((await world.rows('SELECT id FROM cameras ORDER BY random() LIMIT 1'))[0]?.id));

  /** Keys of the rights that change from now on, as another service hears them. */
  const changes = (): { keys: string[]; stop: () => void } => {
    const keys: string[] = [];
    return { keys, stop: world.other.app.get(States).bucket(rightsState).onChange((key) => keys.push(key)) };
  };

  /** Until the other service knows everything that was changed before: what is told comes in order, so a name that is given now comes last. */
  const allHeard = async (): Promise<void> => {
    await eventually(async () => (await world.rows('SELECT 1 FROM rights_marks LIMIT 1')).length === 0, { deadline: 30_000 });
    const name = randomUUID();
    await world.admin.expect(200, `/cameras/${marker.id}`, { method: 'PATCH', body: { name } });
    await eventually(() => world.access.index.entity(marker)?.name === name, { deadline: 30_000 });
  };

  it('[MG-08] publishes all of it, and nothing anew where nothing changed', async () => {
    await allHeard();
    expect(world.access.index.entityIds('cameras')).toHaveLength(many);
    const heard = changes();
    await world.services[0]!.app.get(RightsPublisher).publishAll();
    await allHeard();
    heard.stop();
    expect(new Set(heard.keys)).toEqual(new Set([rightsKey.entity(marker)]));
  }, patience);

  it('[MG-32] gives a role to 10,000 users at once, and publishes no more than what a single change touches', async () => {
    const [caller, entity] = [await someone(), await camera()];
    await world.admin.expect(200, `/roles/${role}/users`, { method: 'POST', body: { id: group } });
    await allHeard();
    expect(world.access.index.principal(caller.principal.id)?.principal.roles).toContain(role);
    expect(world.access.decide(caller, 'camera.live', entity).allowed).toBe(false);
    const patch = async (path: string, body: object, holds: () => boolean): Promise<string[]> => {
      const heard = changes();
      await world.admin.expect(200, path, { method: 'PATCH', body });
      await eventually(holds, { every: 1 });
      heard.stop();
      return [...new Set(heard.keys)];
    };
    const allowed = (): boolean => world.access.decide(caller, 'camera.live', entity).allowed;
    const grants = [{ effect: 'allow', privileges: ['camera.live'], scope: { kind: 'everything' } }];
    expect(await patch(`/roles/${role}`, { grants }, allowed)).toEqual([rightsKey.role(role)]);
    expect(await patch(`/cameras/${entity.id}`, { partitions: [partition] }, () => !allowed())).toEqual([rightsKey.entity(entity)]);
    expect(await patch(`/users/${caller.principal.id}`, { reaches: [partition] }, allowed)).toEqual([rightsKey.principal(caller.principal.id)]);
    expect(await patch(`/roles/${role}`, { grants: [] }, () => !allowed())).toEqual([rightsKey.role(role)]);
  }, patience);

  it('[MG-08] lists and filters among 10,000 cameras', async () => {
    expect(await world.admin.list("/cameras?name='camera 7777'")).toHaveLength(1);
    expect(await world.admin.list('/cameras?size=100&page=42')).toHaveLength(100);
    expect(await world.admin.get('/users/me')).toMatchObject({ id: wellKnown.adminUser });
  }, patience);
});

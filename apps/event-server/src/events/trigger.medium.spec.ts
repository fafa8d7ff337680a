import { randomUUID } from 'node:crypto';
import { rightsKey } from '@vigie/contracts';
import { ServiceUnderTest } from '@vigie/testing';
import { eventServer } from '../app.module.js';

describe('The source of a triggered event', () => {
  let under: ServiceUnderTest;
  let operator: string;
  let denied: string;
  let gate: string;
  let vault: string;
  const partition = randomUUID();

  const trigger = async (user: string, type: string, id: string) => {
    const { status, json } = await under.call(user, '/events', { method: 'POST', body: { type: 'userDefined.x', source: { type, id } } });
    return [status, json.error?.details[0]?.errorTextId];
  };
  const unknown = [400, 'reference.unknown'];

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer);
    gate = await under.entity('cameras', 'Gate');
    vault = (await under.rights.entity('cameras', 'Vault', randomUUID(), { partitions: [partition] })).id;
    operator = await under.person('Otto', ['event.trigger', 'event.view']);
    denied = await under.person('Dana', ['event.trigger', 'event.view']);
    const role = randomUUID();
    await under.rights.put(rightsKey.role(role), { kind: 'role', role: { id: role, name: 'Not the gate', administrators: false, grants: [
      { id: randomUUID(), effect: 'allow', privileges: ['event.trigger', 'event.view'], scope: { kind: 'everything' } },
      { id: randomUUID(), effect: 'deny', privileges: ['event.trigger', 'event.view'], scope: { kind: 'entities', ids: [gate] } },
    ] } });
    await under.rights.principal({ id: denied, name: 'Dana' }, [role]);
  }, 60_000);
  afterAll(() => under.stop(), 60_000);

  it.each(['lower', 'upper'])('[EV-05] [MG-22] is the same thing written in %s case, for rights and for what is kept', async (written) => {
    const write = (id: string): string => (written === 'upper' ? id.toUpperCase() : id);
    expect(await trigger(operator, 'cameras', write(gate))).toEqual([202, undefined]);
    expect(await trigger(operator, 'cameras', write(vault))).toEqual(unknown);
    expect(await trigger(denied, 'cameras', write(gate))).toEqual(unknown);
    const { json } = await under.call(operator, `/events?source='${write(gate)}'`);
    expect(new Set(json.array.map(({ source }) => (source as { id: string }).id))).toEqual(new Set([gate]));
    expect((await under.call(operator, `/events/${write(json.array[0]?.id ?? '')}`)).status).toBe(200);
    expect((await under.call(denied, `/events?source='${write(gate)}'`)).json.array).toEqual([]);
  });

  it('[EV-05] [MG-23] is refused alike where it is hidden, was deleted, never was, or is nothing that events come from', async () => {
    const gone = await under.entity('cameras', 'Gone');
    await under.rights.removeEntity('cameras', gone);
    for (const id of [vault, gone, randomUUID()]) expect([id, await trigger(operator, 'cameras', id)]).toEqual([id, unknown]);
    for (const type of ['hardware', 'users', 'streams', 'partitions']) expect([type, await trigger(operator, type, gate)]).toEqual([type, unknown]);
    expect(await under.rows('SELECT DISTINCT source_id FROM events')).toEqual([{ source_id: gate }]);
  });
});

import { randomUUID } from 'node:crypto';
import { cameraSignalLost, cameraSignalRestored, rightsKey } from '@vigie/contracts';
import { eventually, ServiceUnderTest } from '@vigie/testing';
import { eventServer } from '../app.module.js';
import { LiveClient } from '../testing/live-client.js';

const path = '/api/ws/alarms/v1';

describe('Live alarms and events', () => {
  let under: ServiceUnderTest;
  let operator: string;
  let camera: string;
  let hidden: string;
  const clients: LiveClient[] = [];

  const lose = (id: string) => under.tell(cameraSignalLost, [{ camera: id, cameraName: 'Gate', recordingServer: randomUUID(), stream: randomUUID(), since: new Date().toISOString() }]);
  const restore = (id: string) => under.tell(cameraSignalRestored, [{ camera: id, cameraName: 'Gate', recordingServer: randomUUID(), lostSince: new Date().toISOString(), restoredAt: new Date().toISOString() }]);
  const open = async (user: string, at = path) => {
    const client = await LiveClient.open(under.service.url, at, await under.idp.token({ sub: user, name: 'Live' }));
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer);
    camera = await under.entity('cameras', 'Gate');
    hidden = await under.entity('cameras', 'Vault');
    operator = await under.person('Otto', ['alarm.view', 'alarm.manage', 'event.view'], [camera]);
    await eventually(async () => expect((await under.call(operator, '/alarms')).status).toBe(200));
  });

  afterEach(() => {
    for (const client of clients.splice(0)) client.drop();
  });

  afterAll(() => under.stop());

  it('[EV-03] tells what happens as it happens, and only what the caller may see', async () => {
    const client = await open(operator);
    expect(await client.subscribe()).toMatchObject({ command: 'subscribe', commandId: 7, state: 'Success', status: 200, cursor: expect.any(String) });
    await lose(hidden);
    await lose(camera);
    await eventually(() => client.told.length > 0);
    await restore(camera);
    await eventually(() => client.told.length > 1);
    expect(client.told).toMatchObject([
      { type: 'alarm', change: 'raised', alarm: { name: 'Signal lost', source: { id: camera } }, cursor: expect.any(String) },
      { type: 'alarm', change: 'updated', detail: 'ended', alarm: { endedAt: expect.any(String) } },
    ]);
    expect(JSON.stringify(client.frames)).not.toContain(hidden);
  });

  it('[EV-03] tells it in less than a tenth of a second', async () => {
    const client = await open(operator);
    await client.subscribe();
    const [alarm] = (await under.call(operator, `/alarms?source='${camera}'`)).json.array;
    const delays: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const before = client.told.length;
      await under.call(operator, `/alarms/${String(alarm?.id)}/comments`, { method: 'POST', body: { text: `${round}` } });
      const start = performance.now();
      await eventually(() => client.told.length > before, { every: 2 });
      delays.push(performance.now() - start);
    }
    expect(delays.sort((a, b) => a - b)[10]).toBeLessThan(100);
  });

  it('[EV-03] goes on after a cut without losing or repeating anything', async () => {
    const first = await open(operator);
    await first.subscribe();
    const [alarm] = (await under.call(operator, `/alarms?source='${camera}'`)).json.array;
    const comment = (text: string) => under.call(operator, `/alarms/${String(alarm?.id)}/comments`, { method: 'POST', body: { text } });
    await comment('before');
    await eventually(() => first.told.length === 1);
    const { cursor } = first.told.at(-1) ?? {};
    first.drop();
    for (let number = 0; number < 12; number += 1) await comment(`missed ${number}`);
    const second = await open(operator);
    const busy = Promise.all(Array.from({ length: 12 }, (_, number) => comment(`meanwhile ${number}`)));
    expect(await second.subscribe(cursor)).toMatchObject({ state: 'Success', resumed: true, cursor });
    await busy;
    await eventually(() => second.told.length >= 24);
    const cursors = second.told.map((frame) => Number(frame.cursor));
    expect(cursors).toEqual([...new Set(cursors)].sort((a, b) => a - b));
    const versions = second.told.map((frame) => frame.alarm?.occurrences);
    expect(versions).toHaveLength(24);
    expect((await second.subscribe('0')).resumed).toBe(true);
  });

  it('[EV-03] answers commands before it tells anything else, and refuses what it does not understand', async () => {
    const client = await open(operator);
    client.send({ command: 'fly', commandId: 3 });
    await eventually(() => client.frames.length === 2);
    expect(client.frames[1]).toMatchObject({ command: 'fly', commandId: 3, error: { details: [{ errorTextId: 'request.malformed' }] } });
    expect(await client.subscribe('not a cursor')).toMatchObject({ error: { details: [{ errorTextId: 'cursor.invalid' }] } });
    client.send({ command: 'authenticate', commandId: 9, token: await under.idp.token({ sub: operator }) });
    await eventually(() => client.frames.some(({ commandId, status }) => commandId === 9 && status === 200));
    client.send({ command: 'authenticate', commandId: 10, token: await under.idp.token({ sub: randomUUID() }) });
    await eventually(() => client.frames.some(({ commandId, error }) => commandId === 10 && error?.details[0]?.errorTextId === 'access.unauthenticated'));
  });

  it('[EV-01] tells events on their own socket', async () => {
    const client = await open(operator, '/api/ws/events/v1');
    await client.subscribe();
    await lose(camera);
    await eventually(() => client.told.length > 0);
    expect(client.told).toMatchObject([{ type: 'event', event: { type: 'camera.signalLost', source: { id: camera } } }]);
  });

  it('[MG-32] closes when the right is gone, and never opens without it', async () => {
    const stranger = await under.person('Stranger', ['camera.view']);
    await eventually(async () => expect((await under.call(stranger, '/alarms')).status).toBe(403));
    const refused = await open(stranger);
    await eventually(() => refused.closed === 4403);
    const brief = await under.person('Brief', ['alarm.view'], [camera]);
    await eventually(async () => expect((await under.call(brief, '/alarms')).status).toBe(200));
    const client = await open(brief);
    await client.subscribe();
    await under.rights.put(rightsKey.principal(brief), { kind: 'principal', principal: { id: brief, name: 'Brief', kind: 'user', level: 254, roles: [], partitions: [] } });
    await eventually(() => client.closed === 4403, { deadline: 1_000 });
    const nobody = await LiveClient.open(under.service.url, path, 'not.a.token');
    await eventually(() => nobody.closed === 4401);
  });
});

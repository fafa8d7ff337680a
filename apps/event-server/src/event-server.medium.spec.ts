import { randomUUID } from 'node:crypto';
import { alarmClosed, alarmRaised, cameraSignalLost, cameraSignalRestored, diskNearlyFull, diskRelieved, logChainBroken, rightsKey, sealContradicted } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { eventually, ServiceUnderTest } from '@vigie/testing';
import { eventServer } from './app.module.js';

const recordingServer = randomUUID();

describe('The event-server', () => {
  let under: ServiceUnderTest;
  let operator: string;
  let guard: string;
  let camera: string;
  let hidden: string;

  const lose = (id: string, since = new Date()) => under.tell(cameraSignalLost, [{ camera: id, cameraName: 'Gate', recordingServer, stream: randomUUID(), since: since.toISOString() }]);
  const restore = (id: string) => under.tell(cameraSignalRestored, [{ camera: id, cameraName: 'Gate', recordingServer, lostSince: new Date().toISOString(), restoredAt: new Date().toISOString() }]);
  const alarmsOf = async (source: string, user = operator) => (await under.call(user, `/alarms?source='${source}'`)).json.array;
  const alarmOf = (source: string) => eventually(async () => {
    const [alarm] = await alarmsOf(source);
    if (!alarm) throw new Error('no alarm yet');
    return alarm;
  });
  const facts = async (type: string) => (await under.service.app.get(Database).read.query<{ payload: string }[]>('SELECT payload FROM outbox WHERE type = $1 ORDER BY id', [type]))
    .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer);
    camera = await under.entity('cameras', 'Gate');
    hidden = await under.entity('cameras', 'Vault');
    operator = await under.person('Otto', ['alarm.view', 'alarm.manage', 'event.view', 'event.trigger', 'alarmDefinition.view', 'alarmDefinition.manage']);
    guard = await under.person('Gerda', ['alarm.view', 'alarm.manage', 'event.view'], [camera]);
    await eventually(async () => expect((await under.call(operator, '/alarms')).status).toBe(200));
    await eventually(async () => expect((await under.call(guard, '/alarms')).status).toBe(200));
  });

  afterAll(() => under.stop());

  it('[EV-01] [EV-06] takes a lost signal as an event and raises an alarm for it', async () => {
    const since = new Date(Date.now() - 5_000);
    await lose(camera, since);
    const alarm = await alarmOf(camera);
    expect(alarm).toMatchObject({ name: 'Signal lost', priority: 1, state: 'new', category: 'camera', occurrences: 1, time: since.toISOString(), source: { type: 'cameras', id: camera, name: 'Gate' } });
    expect((await under.call(operator, `/events?source='${camera}'`)).json.array).toMatchObject([{ type: 'camera.signalLost', time: since.toISOString(), source: { type: 'cameras', id: camera, name: 'Gate' } }]);
    expect((await under.call(operator, `/alarms/${String(alarm.id)}?language=ja`)).json.data.name).toBe('映像信号の消失');
    expect(await facts(alarmRaised.type())).toContainEqual(expect.objectContaining({ id: alarm.id, change: 'raised' }));
  });

  it('[EV-02] keeps one alarm open for a source and definition and counts what comes again', async () => {
    const other = await under.entity('cameras', 'Storm');
    await Promise.all(Array.from({ length: 25 }, () => lose(other)));
    await eventually(async () => expect((await alarmsOf(other)).map(({ occurrences }) => occurrences)).toEqual([25]), { deadline: 15_000 });
    expect((await under.call(operator, `/events?source='${other}'&size=1000`)).json.array).toHaveLength(25);
    const told = [...await facts(alarmRaised.type()), ...await facts('vigie.event-server.alarm.updated.v1')].filter(({ source }) => (source as { id: string } | undefined)?.id === other);
    expect(told.map(({ occurrences }) => occurrences)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]);
  });

  it('[EV-03] ends with the signal back, and is raised again when it is lost again', async () => {
    const flapping = await under.entity('cameras', 'Flap');
    await lose(flapping);
    const { id } = await alarmOf(flapping);
    await restore(flapping);
    await eventually(async () => expect(await alarmOf(flapping)).toMatchObject({ id, state: 'new', endedAt: expect.any(String) }));
    await lose(flapping);
    await eventually(async () => expect(await alarmOf(flapping)).toMatchObject({ id, occurrences: 2 }));
    expect(await alarmOf(flapping)).not.toHaveProperty('endedAt');
    expect((await facts(alarmRaised.type())).filter((fact) => fact.id === id).map(({ change }) => change)).toEqual(['raised', 'recurred']);
  });

  it('[EV-06] closes by itself where the definition says so, and raises a new one next time', async () => {
    const disk = await under.entity('recordingServers', 'Recorder');
    const use = { recordingServer: disk, usedBytes: 95, quotaBytes: 100 };
    await under.tell(diskNearlyFull, [use]);
    expect(await alarmOf(disk)).toMatchObject({ name: 'Disk nearly full', category: 'system', priority: 2, source: { name: 'Recorder' } });
    await under.tell(diskRelieved, [{ ...use, usedBytes: 70 }]);
    await eventually(async () => expect(await alarmOf(disk)).toMatchObject({ state: 'closed', closedAt: expect.any(String), endedAt: expect.any(String) }));
    expect(await facts(alarmClosed.type())).toContainEqual(expect.objectContaining({ state: 'closed' }));
    await under.tell(diskNearlyFull, [use]);
    await eventually(async () => expect((await alarmsOf(disk)).map(({ state }) => state)).toEqual(['new', 'closed']));
  });

  it('[EV-01] takes what belongs to no source: a log that does not verify', async () => {
    await under.tell(logChainBroken, [{ sequence: 12, reason: 'altered', time: new Date().toISOString() }]);
    await eventually(async () => expect((await under.call(operator, `/alarms?category='system'&priority='1'`)).json.array).toMatchObject([{ name: 'The log does not verify' }]));
    expect((await under.call(guard, `/alarms?category='system'`)).json.array).toEqual([]);
  });

  it('[LG-16] raises the same alarm where a witness of the log hears a seal that contradicts', async () => {
    const alarm = () => under.call(operator, `/alarms?category='system'&priority='1'`).then(({ json }) => json.array[0]);
    const before = Number((await alarm())?.occurrences ?? 0);
    for (const service of ['management', 'incident-manager'] as const) await under.tell(sealContradicted[service], [{ kind: 'otherSeal', number: 7, first: 801, newest: 12, time: new Date().toISOString() }]);
    await eventually(async () => expect(await alarm()).toMatchObject({ name: 'The log does not verify', occurrences: before + 2 }));
    const events = (await under.call(operator, `/events?type='log.chainBroken'`)).json.array;
    expect(events.map(({ data }) => data)).toEqual(expect.arrayContaining(['management', 'incident-manager'].map((witness) => ({ sequence: 801, reason: 'otherSeal', seal: 7, witness }))));
  });

  it('[EV-03] shows and gives alarms and events only to those who may see the source', async () => {
    await lose(hidden);
    const { id } = await alarmOf(hidden);
    const { json } = await under.call(guard, '/alarms?size=1000');
    expect(new Set(json.array.map(({ source }) => (source as { id: string }).id))).toEqual(new Set([camera]));
    expect(new Set((await under.call(guard, '/events?size=1000')).json.array.map(({ source }) => (source as { id: string }).id))).toEqual(new Set([camera]));
    for (const [path, options] of [[`/alarms/${String(id)}`, {}], [`/alarms/${String(id)}`, { method: 'PATCH', body: { state: 'closed' } }], [`/alarms/${String(id)}/activities`, {}]] as const) {
      expect([path, (await under.call(guard, path, options)).status]).toEqual([path, 404]);
    }
    expect((await alarmOf(hidden)).state).toBe('new');
    expect((await under.call(null, '/alarms')).status).toBe(401);
  });

  it('[EV-03] is taken, given, commented, held and closed, each step in its history', async () => {
    const { id } = await alarmOf(camera);
    const patch = (body: object, headers?: Record<string, string>) => under.call(guard, `/alarms/${String(id)}`, { method: 'PATCH', body, ...(headers ? { headers } : {}) });
    const taken = await patch({ state: 'inProgress', assignedTo: { type: 'users', id: guard }, comment: 'On my way' });
    expect([taken.status, taken.json.data]).toMatchObject([202, { state: 'inProgress', assignedTo: { type: 'users', id: guard, name: 'Gerda' } }]);
    expect((await patch({ state: 'closed' }, { 'If-Match': '"1"' })).status).toBe(412);
    expect((await patch({ state: 'onHold' })).json.data.state).toBe('onHold');
    const back = await patch({ state: 'new' });
    expect([back.status, back.json.error?.details[0]]).toMatchObject([409, { errorTextId: 'alarm.transition', errorText: expect.stringContaining('inProgress, closed') }]);
    expect((await under.call(guard, `/alarms/${String(id)}/comments`, { method: 'POST', body: { text: 'Cable mended' } })).status).toBe(202);
    expect((await patch({ state: 'closed' })).json.data).toMatchObject({ state: 'closed', closedAt: expect.any(String) });
    expect((await patch({ priority: 3 })).json.error?.details[0]?.errorTextId).toBe('alarm.closed');
    const history = (await under.call(guard, `/alarms/${String(id)}/activities?orderBy=asc:'time'`)).json.array;
    expect(history.map(({ operation }) => operation)).toEqual(['raised', 'assigned', 'commented', 'stateChanged', 'stateChanged', 'commented', 'closed']);
    expect(history[2]).toMatchObject({ comment: 'On my way', user: { id: guard } });
    const logged = await facts('vigie.event-server.logEntry.written.v1');
    expect(logged).toContainEqual(expect.objectContaining({ log: 'audit', operation: 'alarm.closed', user: expect.objectContaining({ id: guard }) }));
    expect(logged).toContainEqual(expect.objectContaining({ log: 'ruleTriggered', operation: 'alarm.raised' }));
  });

  it('[EV-03] gives an alarm only to somebody who may see it', async () => {
    const { id } = await alarmOf(hidden);
    const give = async (to: string) => (await under.call(operator, `/alarms/${String(id)}`, { method: 'PATCH', body: { assignedTo: { type: 'users', id: to } } })).json.error?.details[0]?.errorTextId;
    expect(await give(guard)).toBe('alarm.assigneeBlind');
    expect(await give(randomUUID())).toBe('request.invalid');
    expect(await give(operator)).toBeUndefined();
  });

  it('[EV-02] defines alarms of its own events, with at least one event', async () => {
    const none = await under.call(operator, '/alarmDefinitions', { method: 'POST', body: { name: 'Nothing', priority: 2, events: [] } });
    expect(none.json.error?.details[0]?.errorTextId).toBe('request.invalid');
    const made = await under.call(operator, '/alarmDefinitions', { method: 'POST', body: { name: 'Door', priority: 3, events: ['userDefined.doorOpened'], endEvents: ['userDefined.doorClosed'], autoClose: true, instructions: 'Look' } });
    expect([made.status, made.json.result]).toMatchObject([201, { state: 'Success', builtIn: false, path: { type: 'alarmDefinitions' } }]);
    const triggered = await under.call(operator, '/events', { method: 'POST', body: { type: 'userDefined.doorOpened', source: { type: 'cameras', id: hidden }, data: { door: 4 } } });
    expect([triggered.status, triggered.json.data]).toMatchObject([202, { type: 'userDefined.doorOpened', source: { name: 'Vault' }, data: { door: 4 } }]);
    const definition = String(made.json.result.id);
    expect((await under.call(operator, `/alarms?definition='${definition}'`)).json.array).toMatchObject([{ name: 'Door', priority: 3, instructions: 'Look', state: 'new' }]);
    await under.call(operator, '/events', { method: 'POST', body: { type: 'userDefined.doorClosed', source: { type: 'cameras', id: hidden } } });
    expect((await under.call(operator, `/alarms?definition='${definition}'`)).json.array).toMatchObject([{ state: 'closed' }]);
    expect((await under.call(operator, `/alarmDefinitions/${definition}`, { method: 'PATCH', body: { enabled: false }, headers: { 'If-Match': '"1"' } })).json.data).toMatchObject({ enabled: false, name: 'Door' });
    await under.call(operator, '/events', { method: 'POST', body: { type: 'userDefined.doorOpened', source: { type: 'cameras', id: hidden } } });
    expect((await under.call(operator, `/alarms?definition='${definition}'`)).json.array).toHaveLength(1);
    expect((await under.call(operator, `/alarmDefinitions/${definition}`, { method: 'DELETE' })).json).toMatchObject({ state: 'Success' });
    expect((await under.call(operator, `/alarmDefinitions?name='Signal lost'`)).json.array).toMatchObject([{ builtIn: true }]);
    const [builtIn] = (await under.call(operator, `/alarmDefinitions?name='Signal lost'`)).json.array;
    expect((await under.call(operator, `/alarmDefinitions/${String(builtIn?.id)}`, { method: 'DELETE' })).json.error?.details[0]?.errorTextId).toBe('object.builtIn');
  });

  it.each([
    [{ type: 'camera.signalLost' }, 400, 'event.typeReserved'],
    [{ type: 'userDefined.x', data: { deep: { er: 1 } } }, 400, 'request.invalid'],
    [{ type: `userDefined.x'; DROP TABLE events` }, 400, 'request.invalid'],
    [{}, 400, 'request.invalid'],
  ])('[EV-05] refuses to trigger %j with %i %s', async (body, status, code) => {
    const answer = await under.call(operator, '/events', { method: 'POST', body });
    expect([answer.status, answer.json.error?.details[0]?.errorTextId]).toEqual([status, code]);
  });

  it('[EV-05] lets only those trigger who may, and logs who was refused', async () => {
    expect((await under.call(guard, '/events', { method: 'POST', body: { type: 'userDefined.x' } })).status).toBe(403);
    await eventually(async () => expect(await facts('vigie.event-server.logEntry.written.v1')).toContainEqual(expect.objectContaining({ operation: 'access.refused', privilege: 'event.trigger' })));
  });

  it('[EV-03] pages with a cursor that new alarms do not shift', async () => {
    const sources = await Promise.all(Array.from({ length: 7 }, (_, number) => under.entity('cameras', `Row ${number}`)));
    await Promise.all(sources.map((id) => lose(id)));
    await Promise.all(sources.map((id) => alarmOf(id)));
    const first = await under.call(operator, '/alarms?size=4');
    await lose(await under.entity('cameras', 'Newcomer'));
    const seen = first.json.array.map(({ id }) => id);
    for (let cursor = first.json.cursor; cursor !== undefined;) {
      const { json } = await under.call(operator, `/alarms?size=4&cursor=${cursor}`);
      seen.push(...json.array.map(({ id }) => id));
      cursor = json.cursor;
    }
    const all = (await under.call(operator, '/alarms?size=1000')).json.array.filter(({ source }) => (source as { name?: string } | undefined)?.name !== 'Newcomer').map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen)).toEqual(new Set(all.filter((id) => seen.includes(id))));
    expect((await under.call(operator, '/alarms?cursor=nonsense')).json.error?.details[0]?.errorTextId).toBe('cursor.invalid');
  });

  it('[MG-32] loses sight of an alarm together with the right', async () => {
    const brief = await under.person('Brief', ['alarm.view'], [camera]);
    await eventually(async () => expect((await alarmsOf(camera, brief)).length).toBe(1));
    await under.rights.put(rightsKey.principal(brief), { kind: 'principal', principal: { id: brief, name: 'Brief', kind: 'user', level: 254, roles: [], partitions: [] } });
    await eventually(async () => expect((await under.call(brief, '/alarms')).status).toBe(403));
  });
});

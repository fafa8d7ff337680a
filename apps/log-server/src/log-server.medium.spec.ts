import { randomUUID } from 'node:crypto';
import { logEntryWritten, serviceActor } from '@vigie/contracts';
import type { LogEntryWritten } from '@vigie/contracts';
import { eventually, ServiceUnderTest } from '@vigie/testing';
import { logServer } from './app.module.js';

describe('The log-server', () => {
  let under: ServiceUnderTest;
  let officer: string;
  const anna = randomUUID();
  const camera = randomUUID();

  const entry = (parts: Partial<LogEntryWritten> = {}): LogEntryWritten => ({
    id: randomUUID(), time: new Date().toISOString(), site: under.site, service: 'incident-manager', log: 'audit', category: 'media', operation: 'incidentProject.played',
    user: { id: anna, name: 'Anna', kind: 'user' }, object: { type: 'cameras', id: camera, name: 'Entrance 2' }, outcome: 'success', ...parts,
  });
  const rows = (query = '') => under.call(officer, `/logEntries?size=1000${query}`).then(({ json }) => json.array);

  beforeAll(async () => {
    under = await ServiceUnderTest.start(logServer, { LOG_SEAL_INTERVAL_MS: '200' });
    officer = await under.person('Olga', ['log.view', 'log.verify']);
    await eventually(async () => expect((await under.call(officer, '/logEntries')).status).toBe(200));
  });

  afterAll(() => under.stop());

  it('[LG-05] takes entries of every service, each once and in order per source', async () => {
    const entries = Array.from({ length: 300 }, (_, number) => entry({ operation: 'incidentProject.kept', details: { number } }));
    await under.tell(logEntryWritten, entries, 'incident-manager');
    await under.tell(logEntryWritten, entries.slice(0, 50), 'incident-manager');
    const found = await eventually(async () => {
      const array = await rows(`&operation='incidentProject.kept'&orderBy=asc:'sequence'`);
      expect(array).toHaveLength(300);
      return array;
    }, { deadline: 10_000 });
    expect(found.map(({ details }) => (details as { number: number }).number)).toEqual(entries.map((_, number) => number));
  });

  it('[LG-05] knows an entry again however late and among how many it comes', async () => {
    const time = new Date(Date.now() - 3_600_000).toISOString();
    // So many of one instant that only exact times tell them apart.
    const crowd = Array.from({ length: 12_000 }, (_, number) => entry({ time, operation: 'incidentProject.came', details: { number } }));
    await under.tell(logEntryWritten, crowd, 'incident-manager');
    const count = async () => Number((await under.rows(`SELECT count(*) FROM log_entries WHERE operation IN ('incidentProject.came', 'incidentProject.ended')`))[0]?.count);
    await eventually(async () => expect(await count()).toBe(12_000), { deadline: 60_000, every: 200 });
    // Without the id by which JetStream itself would know them.
    await Promise.all([...crowd.slice(0, 300), ...crowd.slice(0, 300), entry({ operation: 'incidentProject.ended' })].map((payload) => under.republish(logEntryWritten, payload, 'incident-manager')));
    await eventually(async () => expect(await count()).toBe(12_001), { deadline: 20_000 });
    expect(await rows(`&operation='incidentProject.ended'`)).toHaveLength(1);
  }, 120_000);

  it('[LG-02] holds who, what, on what, by which right, outcome, reason, address and details, with a sentence', async () => {
    const full = entry({ service: 'recording-server', operation: 'camera.exported', privilege: 'camera.export', outcome: 'refused', reason: 'denied', clientAddress: '192.0.2.7', details: { b: 2, a: 'one', c: true } });
    await under.tell(logEntryWritten, [full], 'recording-server');
    const [view] = await eventually(async () => {
      const array = await rows(`&operation='camera.exported'`);
      expect(array).toHaveLength(1);
      return array;
    });
    expect(view).toMatchObject({ ...full, sequence: expect.any(Number), text: expect.stringContaining('Anna was not allowed to export camera “Entrance 2”') });
    expect((await under.call(officer, `/logEntries/${full.id}?language=fr`)).json.data.text).toContain('Anna n’a pas été autorisé à exporter la caméra « Entrance 2 »');
  });

  it('[LG-14] keeps the service that NATS names, not the one that the entry claims', async () => {
    await under.tell(logEntryWritten, [entry({ operation: 'incidentProject.borrowed', service: 'management' })], 'incident-manager');
    await eventually(async () => expect(await rows(`&operation='incidentProject.borrowed'`)).toMatchObject([{ service: 'incident-manager' }]));
  });

  it('[LG-14] sets aside and reports what a service says of people for whom it does not act, and goes on', async () => {
    const user = { id: anna, name: 'Admin', kind: 'user' as const };
    await under.tell(logEntryWritten, [entry({ operation: 'account.signedIn', user }), entry({ operation: 'pushDevice.registered', user }), entry({ operation: 'notification.sent', user: undefined })], 'push-notification');
    await under.tell(logEntryWritten, [entry({ operation: 'gateway.borrowed', user })], 'api-gateway');
    await under.tell(logEntryWritten, [entry({ operation: 'account.signedIn', user }), entry({ operation: 'camera.live.started', user })], 'mobile-server');
    await under.tell(logEntryWritten, [entry({ operation: 'role.updated', user }), entry({ operation: 'camera.exported', user, outcome: 'failure' })], 'recording-server');
    // A person does not become a service by being called one, nor the other way round.
    await under.tell(logEntryWritten, [entry({ operation: 'role.deleted', user: { ...user, kind: 'service' } }), entry({ operation: 'alarm.closed', user: { ...serviceActor('event-server'), name: 'Admin' } })], 'management');
    await under.tell(logEntryWritten, [entry({ operation: 'user.updated', user }), entry({ operation: 'session.revoked', user })], 'identity-provider');
    await eventually(async () => expect((await rows(`&operation='logEntry.setAside'`)).map(({ service, details }) => ({ service, details }))).toEqual(expect.arrayContaining([
      { service: 'log-server', details: { service: 'push-notification', operation: 'account.signedIn', user: 'Admin', entries: 1 } },
      { service: 'log-server', details: { service: 'api-gateway', operation: 'gateway.borrowed', user: 'Admin', entries: 1 } },
      { service: 'log-server', details: { service: 'mobile-server', operation: 'account.signedIn', user: 'Admin', entries: 1 } },
      { service: 'log-server', details: { service: 'recording-server', operation: 'role.updated', user: 'Admin', entries: 1 } },
      { service: 'log-server', details: { service: 'management', operation: 'alarm.closed', user: 'Admin', entries: 1 } },
      { service: 'log-server', details: { service: 'identity-provider', operation: 'user.updated', user: 'Admin', entries: 1 } },
    ])));
    expect((await rows(`&service='push-notification'`)).map(({ operation }) => operation).sort()).toEqual(['notification.sent', 'pushDevice.registered']);
    expect((await rows(`&user='${anna}'&userName='Admin'`)).map(({ operation }) => operation).sort()).toEqual(['camera.exported', 'camera.live.started', 'pushDevice.registered', 'role.deleted', 'session.revoked']);
    expect(await rows(`&operation='gateway.borrowed'`)).toEqual([]);
    expect(await under.rows(`SELECT subject FROM dead_letter WHERE consumer = 'intake.borrowedName'`)).toHaveLength(6);
  });

  it('[LG-05] keeps hostile texts as they are, and the chain holds', async () => {
    const name = `tab\t line\n back\\slash \\N NUL\0 half\ud800 '; DROP TABLE log_entries; -- 出入口`;
    await under.tell(logEntryWritten, [entry({ operation: 'incidentProject.hostile', object: { type: 'cameras', id: camera, name } })], 'incident-manager');
    const [view] = await eventually(async () => {
      const array = await rows(`&operation='incidentProject.hostile'`);
      expect(array).toHaveLength(1);
      return array;
    });
    expect((view?.object as { name: string }).name).toBe(name.replace('\0', '\ufffd').replace('\ud800', '\ufffd'));
    expect((await under.call(officer, '/logEntries?task=Verify', { method: 'POST' })).json.result).toMatchObject({ state: 'Success', valid: true });
  });

  it('[LG-05] puts aside what is no entry and takes the rest', async () => {
    await under.tell(logEntryWritten, [entry({ id: 'not-a-guid', operation: 'incidentProject.broken' }), entry({ operation: 'incidentProject.after' })], 'incident-manager');
    await eventually(async () => expect(await rows(`&operation='incidentProject.after'`)).toHaveLength(1), { deadline: 15_000 });
    expect(await rows(`&operation='incidentProject.broken'`)).toHaveLength(0);
  });

  it('[LG-07] finds by time, user, object, category, operation, outcome, service and text', async () => {
    const bob = randomUUID();
    const time = '2026-01-02T03:04:05.000Z';
    await under.tell(logEntryWritten, [entry({ time, operation: 'alarm.opened', category: 'door', outcome: 'failure', user: { id: bob, name: 'Bob O’Neil', kind: 'user' }, object: { type: 'hardware', id: 'door-1', name: 'Côté 100%' } })], 'event-server');
    const searches = [
      `time=lt:'2026-02-01T00:00:00Z'`, `user='${bob}'`, `object='door-1'`, `category='door'`, `operation=contains:'arm.open'`, `operation=startsWith:'alarm.'`, `outcome='failure'&category='door'`,
      `service='event-server'`, `text='o’neil'&category='door'`, `text=contains:'100%25'&category='door'`, `time=gt:'2026-01-02T03:04:04Z'&time=lt:'2026-01-02T03:04:06Z'`, `log='audit'&category='door'`,
    ];
    for (const search of searches) {
      await eventually(async () => expect([search, (await rows(`&${search}`)).map(({ operation }) => operation)]).toEqual([search, ['alarm.opened']]));
    }
    expect(await rows(`&text='100_'&category='door'`)).toHaveLength(0);
  });

  it('[IN-07] [LG-07] finds pieces of a text whatever its case, accents, width and kana', async () => {
    const folded = (parts: Partial<LogEntryWritten>): LogEntryWritten => entry({ category: 'folded', ...parts });
    await under.tell(logEntryWritten, [
      folded({ operation: 'incidentProject.team', user: { id: anna, name: 'Équipe de nuit', kind: 'user' } }), folded({ operation: 'incidentProject.isle', object: { type: 'cameras', id: camera, name: "L'ÎLE  de Ré" } }),
      folded({ operation: 'incidentProject.kana', details: { note: 'カメラ' } }), folded({ operation: 'incidentProject.plain', reason: 'Nothing to fold' }),
    ], 'incident-manager');
    await eventually(async () => expect(await rows(`&category='folded'`)).toHaveLength(4));
    const searches: [string, string[]][] = [
      [`text='equipe'`, ['incidentProject.team']], [`text='ÉQUIPE'`, ['incidentProject.team']], [`text=contains:'ile de re'`, ['incidentProject.isle']], [`text='ﾒﾗ'`, ['incidentProject.kana']], [`text='かめ'`, ['incidentProject.kana']],
      [`text='NOTHING to'`, ['incidentProject.plain']], [`userName=contains:'Equip'`, ['incidentProject.team']], [`userName=startsWith:'éQ'`, ['incidentProject.team']], [`userName=startsWith:'anna'`, ['incidentProject.plain', 'incidentProject.kana', 'incidentProject.isle']],
      [`userName='Équipe de nuit'`, ['incidentProject.team']], [`text='quip_'`, []],
    ];
    for (const [search, operations] of searches) {
      const found = await rows(`&category='folded'&${search.replaceAll("'", '%27')}`);
      expect([search, found.map(({ operation }) => operation).sort()]).toEqual([search, [...operations].sort()]);
    }
    expect(await under.rows("SELECT count(*)::int AS kept FROM log_entries WHERE category = 'folded' AND search_text IS NULL")).toEqual([{ kept: 1 }]);
    expect((await under.call(officer, '/logEntries?task=Verify', { method: 'POST' })).json.result).toMatchObject({ state: 'Success', valid: true });
  });

  it('[LG-07] pages by number and by cursor without gaps or repeats, newest first', async () => {
    await under.tell(logEntryWritten, Array.from({ length: 45 }, (_, number) => entry({ operation: 'incidentProject.paged', time: new Date(1_700_000_000_000 + Math.floor(number / 3)).toISOString() })), 'incident-manager');
    await eventually(async () => expect(await rows(`&operation='incidentProject.paged'`)).toHaveLength(45));
    const byPage: unknown[] = [];
    for (let page = 0; page < 5; page += 1) byPage.push(...(await under.call(officer, `/logEntries?operation='incidentProject.paged'&size=10&page=${page}`)).json.array.map(({ sequence }) => sequence));
    const byCursor: unknown[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { json } = await under.call(officer, `/logEntries?operation='incidentProject.paged'&size=10&cursor=${cursor}`);
      byCursor.push(...json.array.map(({ sequence }) => sequence));
      cursor = json.cursor;
    }
    expect(new Set(byPage).size).toBe(45);
    expect(byPage).toEqual(byCursor);
    expect(byPage).toEqual([...byPage].sort((a, b) => Number(b) - Number(a)));
  });

  it.each([
    [`/logEntries?nothing='1'`, 400, 'query.unknownColumn'],
    [`/logEntries?user='; DROP TABLE log_entries'`, 400, 'query.invalid'],
    [`/logEntries?orderBy=asc:'user'`, 400, 'log.orderUnknown'],
    ['/logEntries?cursor=abc', 400, 'log.cursorInvalid'],
    ['/logEntries?page=9999999', 400, 'query.invalid'],
    [`/logEntries/${randomUUID()}`, 404, 'object.notFound'],
  ])('[LG-07] answers %s with %i %s', async (path, status, code) => {
    const answer = await under.call(officer, path);
    expect([answer.status, answer.json.error?.details[0]?.errorTextId]).toEqual([status, code]);
  });

  it('[LG-15] shows it by right only, and logs a search once, not every page of it', async () => {
    const nosy = await under.person('Nosy', ['camera.view']);
    const reader = await under.person('Rita', ['log.view']);
    await eventually(async () => expect((await under.call(nosy, '/logEntries')).status).toBe(403));
    expect((await under.call(null, '/logEntries')).status).toBe(401);
    expect((await under.call(reader, '/logEntries?task=Verify', { method: 'POST' })).status).toBe(403);
    for (const page of [0, 1, 2, 0, 0]) await under.call(reader, `/logEntries?text='anna'&size=10&page=${page}`);
    await under.call(reader, `/logEntries?text='bob'`);
    await eventually(async () => expect((await rows(`&operation='log.searched'&user='${reader}'`)).map(({ details }) => details)).toEqual([{ 'filter.text.equals': 'bob' }, { 'filter.text.equals': 'anna' }]));
    await eventually(async () => expect((await rows(`&operation='access.refused'&user='${nosy}'`)).length).toBeGreaterThan(0));
  });

  it('[LG-04] seals at intervals and says how far', async () => {
    await eventually(async () => {
      const { data } = (await under.call(officer, '/logEntries/seal')).json;
      expect(data.sealedEntries).toBe(data.entries);
      expect(data.lastSeal).toMatchObject({ number: expect.any(Number) });
    });
    const [seal] = (await under.call(officer, '/logSeals?size=1')).json.array;
    expect(seal).toMatchObject({ entries: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/), publicKey: expect.stringMatching(/^[\w-]+$/) });
    expect((await rows(`&operation='alarm.opened'`))[0]).toMatchObject({ sealed: true });
  });

  it('[LG-04] verifies as a task that can be polled, and logs that it did', async () => {
    const { status, json } = await under.call(officer, '/logEntries?task=verify', { method: 'POST' });
    expect(status).toBe(201);
    expect(json.result).toMatchObject({ state: 'Success', progress: 100, valid: true, entries: expect.any(Number), lastSeal: { number: expect.any(Number) }, path: { type: 'tasks' } });
    const { id } = json.result.path as { id: string };
    for (const path of ['/tasks', '/logEntries/tasks']) expect((await under.call(officer, `${path}/${id}`)).json.data).toMatchObject({ id, state: 'Success', valid: true });
    await eventually(async () => expect((await rows(`&operation='log.verified'`)).length).toBeGreaterThan(0));
    expect((await under.call(officer, '/logEntries?task=Destroy', { method: 'POST' })).status).toBe(400);
  });

  it('[LG-04] offers no way to change or remove an entry', async () => {
    const [first] = await rows('&size=1');
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await under.call(officer, `/logEntries/${String(first?.id)}`, { method, body: {} })).status).toBe(404);
  });
});

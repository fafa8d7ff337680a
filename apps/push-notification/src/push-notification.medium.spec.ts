import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { accountDeleted, alarmRaised, alarmUpdated, rightsKey } from '@vigie/contracts';
import type { AlarmFact } from '@vigie/contracts';
import { eventually, PushService, ServiceUnderTest } from '@vigie/testing';
import { pushNotification } from './app.module.js';

describe('push-notification', () => {
  let push: PushService;
  let service: ServiceUnderTest;
  let camera: string;
  let olga: string;

  beforeAll(async () => {
    push = await PushService.start();
    service = await ServiceUnderTest.start(pushNotification, { PUSH_HOSTS: push.host, PUSH_RETRY_MS: '50', PUSH_CONTACT: 'mailto:security@example.org' });
    camera = await service.entity('cameras', 'Entrance of Mrs Miller');
    olga = await service.person('olga', ['alarm.view', 'camera.view']);
    await eventually(async () => expect((await service.call(olga, '/pushSettings')).status).toBe(200));
  });

  afterAll(async () => {
    await service.stop();
    await push.stop();
  });

  beforeEach(() => { push.delivered.length = 0; push.answers.length = 0; });

  const alarm = (more: Partial<AlarmFact> = {}): AlarmFact => ({
    ...alarmRaised.sample, id: randomUUID(), source: { type: 'cameras', id: camera, name: 'Entrance of Mrs Miller' }, time: new Date().toISOString(), ...more,
  });

  const register = async (user: string, consent = true) => {
    const subscription = push.subscribe();
    const answer = await service.call(user, '/pushDevices', { method: 'POST', body: { name: 'Phone', platform: 'webPush', ...(consent ? { consent } : {}), subscription } });
    return { ...answer, path: new URL(subscription.endpoint).pathname, subscription };
  };

  const code = (answer: { json: { error?: { details: { errorTextId: string }[] } } }) => answer.json.error?.details[0]?.errorTextId;
  const rows = (sql: string, parameters: unknown[] = []) => service.rows(sql, parameters);
  const settled = () => eventually(async () => expect(await rows(`SELECT 1 FROM push_deliveries WHERE state = 'waiting'`)).toEqual([]), { deadline: 10_000 });

  it('[PN-08] registers nothing without consent, keeps the proof of it, and removes everything when it is withdrawn', async () => {
    const user = await service.person('consenting', ['alarm.view']);
    await eventually(async () => expect((await service.call(user, '/pushSettings')).status).toBe(200));
    const refused = await register(user, false);
    expect([refused.status, code(refused)]).toEqual([400, 'push.consentMissing']);
    expect((await service.call(user, '/pushDevices')).json.array).toEqual([]);
    expect((await register(user)).status).toBe(201);
    expect((await service.call(user, '/pushSettings')).json.data).toMatchObject({ enabled: true, consent: { version: '1', language: 'en' } });
    await service.call(user, '/pushSettings', { method: 'PATCH', body: { consent: false } });
    expect((await service.call(user, '/pushDevices')).json.array).toEqual([]);
    expect(await rows('SELECT version, withdrawn_at IS NOT NULL AS withdrawn FROM push_consents WHERE user_id = $1', [user])).toEqual([{ version: '1', withdrawn: true }]);
  });

  it('[PN-01] [MG-23] registers devices of whoever holds a role, any role, and of nobody else', async () => {
    const [member, nobody, denied] = [await service.person('member', []), randomUUID(), randomUUID()];
    await service.rights.principal({ id: nobody, name: 'nobody' }, []);
    const role = randomUUID();
    const deny = { id: randomUUID(), effect: 'deny' as const, privileges: ['pushDevice.own' as const], scope: { kind: 'everything' as const } };
    await service.rights.put(rightsKey.role(role), { kind: 'role', role: { id: role, name: 'No notifications', administrators: false, grants: [deny] } });
    await service.rights.principal({ id: denied, name: 'denied' }, [role]);
    const id = String((await register(member)).json.result.id);
    for (const user of [nobody, denied]) {
      const refused = await register(user);
      expect([refused.status, code(refused)]).toEqual([403, 'access.refused']);
      expect((await service.call(user, '/pushDevices')).json.array).toEqual([]);
    }
    await service.rights.principal({ id: member, name: 'member' }, []);
    expect((await service.call(member, `/pushDevices/${id}`, { method: 'PATCH', body: { name: 'Mine' } })).status).toBe(403);
    expect((await service.call(member, '/pushDevices')).json.array).toMatchObject([{ id }]);
    expect((await service.call(member, `/pushDevices/${id}`, { method: 'DELETE' })).status).toBe(200);
  });

  it('[PN-01] lists, renames, disables and deletes one\'s own devices, and nobody else\'s', async () => {
    const [mine, other] = [await service.person('owner', []), await service.person('other', [])];
    await eventually(async () => expect((await service.call(other, '/pushSettings')).status).toBe(200));
    const id = String((await register(mine)).json.result.id);
    expect((await service.call(mine, `/pushDevices/${id}`, { method: 'PATCH', body: { name: 'Tablet', enabled: false } })).json.data).toMatchObject({ name: 'Tablet', enabled: false });
    for (const method of ['GET', 'DELETE']) expect((await service.call(other, `/pushDevices/${id}`, { method })).status).toBe(404);
    expect((await service.call(mine, `/pushDevices/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await service.call(mine, '/pushDevices')).json.array).toEqual([]);
  });

  it('[PN-02] [PN-04] [PN-07] delivers by the true protocol, with nothing personal in it, and tells the content after sign-in', async () => {
    const { path } = await register(olga);
    await service.tell(alarmRaised, [alarm()]);
    const delivered = await eventually(() => {
      const found = push.delivered.find((one) => one.path === path);
      if (!found) throw new Error('nothing came');
      return found;
    }, { deadline: 10_000 });
    expect(delivered.payload).toEqual({ id: expect.any(String) as string, kind: 'alarm' });
    expect(delivered.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(Number(delivered.headers.ttl)).toBeGreaterThan(3_500);
    expect(delivered.vapid).toMatchObject({ aud: `http://${push.host}`, sub: 'mailto:security@example.org', key: (await service.call(olga, '/pushSettings')).json.data.vapidPublicKey });
    const notice = await service.call(olga, `/pushNotices/${String(delivered.payload.id)}`, { headers: { 'Accept-Language': 'fr' } });
    expect(notice.json.data).toMatchObject({ name: 'Perte de signal', source: { id: camera } });
    const stranger = await service.person('stranger', ['alarm.view'], []);
    expect((await service.call(stranger, `/pushNotices/${String(delivered.payload.id)}`)).status).toBeGreaterThanOrEqual(401);
  });

  it('[PN-02] reaches the open client over its socket, when the alarm is raised and when it ends', async () => {
    const socket = new WebSocket(`${service.service.url.replace('http', 'ws')}/api/ws/messages/v1`, { headers: { Authorization: `Bearer ${await service.idp.token({ sub: olga })}` } });
    const messages: { change?: string; alarm?: { id: string } }[] = [];
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as { change?: string }));
    await new Promise((resolve) => socket.once('open', resolve));
    const raised = alarm();
    await eventually(async () => {
      await service.tell(alarmRaised, [alarm({ priority: 3 })]);
      expect(messages.length).toBeGreaterThan(0);
    }, { deadline: 10_000, every: 300 });
    await service.tell(alarmRaised, [raised]);
    await service.tell(alarmUpdated, [{ ...raised, version: 2, change: 'commented' }, { ...raised, version: 3, change: 'ended' }]);
    await eventually(() => expect(messages.filter((one) => one.alarm?.id === raised.id).map(({ change }) => change)).toEqual(['raised', 'ended']), { deadline: 10_000 });
    socket.terminate();
  });

  it('[PN-02] [PN-03] tells only those who may see the camera and chose to hear', async () => {
    const [blind, choosy] = [await service.person('blind', ['alarm.view'], [randomUUID()]), await service.person('choosy', ['alarm.view', 'camera.view'])];
    await eventually(async () => expect((await service.call(choosy, '/pushSettings')).status).toBe(200));
    const [unseen, unwanted, seen] = [await register(blind), await register(choosy), await register(olga)];
    await service.call(choosy, '/pushSettings', { method: 'PATCH', body: { which: 'assigned' } });
    await service.tell(alarmRaised, [alarm()]);
    await eventually(() => expect(push.delivered.map(({ path }) => path)).toContain(seen.path), { deadline: 10_000 });
    await settled();
    const reached = push.delivered.map(({ path }) => path);
    expect(reached).not.toContain(unseen.path);
    expect(reached).not.toContain(unwanted.path);
    await service.tell(alarmRaised, [alarm({ assignedTo: { type: 'users', id: choosy } })]);
    await eventually(() => expect(push.delivered.map(({ path }) => path)).toContain(unwanted.path), { deadline: 10_000 });
  });

  it('[PN-10] tries again after failures, then delivers once', async () => {
    const user = await service.person('patient', ['alarm.view', 'camera.view']);
    await eventually(async () => expect((await service.call(user, '/pushSettings')).status).toBe(200));
    await rows('UPDATE push_devices SET enabled = false');
    const { path } = await register(user);
    push.answers.push({ status: 503 }, { status: 429, retryAfter: '0' }, { status: 500 });
    await service.tell(alarmRaised, [alarm()]);
    await eventually(() => expect(push.delivered.filter((one) => one.path === path)).toHaveLength(1), { deadline: 10_000 });
    await settled();
    expect(push.delivered.filter((one) => one.path === path)).toHaveLength(1);
    expect(push.answers).toEqual([]);
  });

  it('[OP-03] a device whose push service hangs holds up nobody else', async () => {
    const [stuck, well] = [await register(olga), await register(olga)];
    push.hanging.add(stuck.path);
    const reached = () => push.delivered.filter(({ path }) => path === well.path).length;
    for (const round of [1, 2, 3]) {
      await service.tell(alarmRaised, [alarm()]);
      // Far below the ten seconds that a silent push service is waited for.
      await eventually(() => expect(reached()).toBe(round), { deadline: 4_000 });
    }
    expect(await rows(`SELECT count(*)::int AS open FROM push_deliveries WHERE state = 'waiting' AND attempts = 1 AND device_id = $1`, [stuck.json.result.id])).toEqual([{ open: 3 }]);
    await rows('DELETE FROM push_devices WHERE id = $1', [stuck.json.result.id]);
  });

  it('[PN-10] sends nothing to a device whose push service asked for time, given as a date, until it is over', async () => {
    const user = await service.person('limited', ['alarm.view', 'camera.view']);
    await eventually(async () => expect((await service.call(user, '/pushSettings')).status).toBe(200));
    await rows('UPDATE push_devices SET enabled = false');
    const { path, json } = await register(user);
    push.answers.push({ status: 429, retryAfter: new Date(Date.now() + 3_600_000).toUTCString() });
    const before = push.requests;
    await service.tell(alarmRaised, [alarm()]);
    const rest = await eventually(async () => {
      const [device] = await rows(`SELECT extract(epoch FROM rest_until - now())::int AS rest FROM push_devices WHERE id = $1 AND rest_until > now()`, [json.result.id]);
      expect(device).toBeDefined();
      return Number(device?.rest);
    }, { deadline: 10_000 });
    expect(rest).toBeGreaterThan(3_500);
    const other = await register(olga);
    await service.tell(alarmRaised, [alarm()]);
    await eventually(() => expect(push.delivered.map((one) => one.path)).toContain(other.path), { deadline: 10_000 });
    expect([push.requests - before, push.delivered.filter((one) => one.path === path).length]).toEqual([2, 0]);
    await rows(`UPDATE push_devices SET rest_until = now() WHERE id = $1`, [json.result.id]);
    await rows(`UPDATE push_deliveries SET due_at = now() WHERE device_id = $1`, [json.result.id]);
    await eventually(() => expect(push.delivered.filter((one) => one.path === path)).toHaveLength(2), { deadline: 10_000 });
  });

  it('[PN-09] [PN-10] forgets a device whose address is dead, and those of a deleted user', async () => {
    const user = await service.person('leaving', ['alarm.view', 'camera.view']);
    await eventually(async () => expect((await service.call(user, '/pushSettings')).status).toBe(200));
    await register(user);
    push.answers.push(...Array.from({ length: 20 }, () => ({ status: 410 })));
    await service.tell(alarmRaised, [alarm()]);
    await eventually(async () => expect((await service.call(user, '/pushDevices')).json.array).toEqual([]), { deadline: 10_000 });
    push.answers.length = 0;
    await register(user);
    await service.tell(accountDeleted, [{ id: user }]);
    await eventually(async () => expect(await rows('SELECT 1 FROM push_devices WHERE user_id = $1', [user])).toEqual([]), { deadline: 10_000 });
  });

  it('[PN-13] logs what was sent to whom without its content', async () => {
    const entries = JSON.stringify(await rows(`SELECT payload FROM outbox WHERE subject LIKE '%logEntry.written%'`));
    expect(entries).toContain('notification.sent');
    expect(entries).not.toContain('Mrs Miller');
  });

  it.each([
    ['an address inside', { endpoint: 'https://10.0.0.1/x' }, 'push.endpointRefused'],
    ['a key that is none', { keys: { p256dh: 'AAAA', auth: 'AAAA' } }, 'push.keysInvalid'],
    ['an unknown member', { secret: true }, 'request.unknownMember'],
  ])('refuses %s and changes nothing', async (_, bad, expected) => {
    const before = (await service.call(olga, '/pushDevices')).json.array.length;
    const answer = await service.call(olga, '/pushDevices', { method: 'POST', body: { name: 'x', platform: 'webPush', consent: true, subscription: { ...push.subscribe(), ...bad } } });
    expect([answer.status, code(answer)]).toEqual([400, expected]);
    expect((await service.call(olga, '/pushDevices')).json.array).toHaveLength(before);
  });

  it('[PN-04] without a contact that push services accept, says so and sends to open clients only', async () => {
    await service.service.stop();
    service.service = await service.start({ PUSH_CONTACT: 'mailto:administrator@localhost.localdomain' });
    await eventually(async () => expect((await service.call(olga, '/pushSettings')).json.data).toMatchObject({ reachesClosedClients: false }));
    const refused = await service.call(olga, '/pushDevices', { method: 'POST', body: { name: 'x', platform: 'webPush', consent: true, subscription: push.subscribe() } });
    expect([refused.status, code(refused)]).toEqual([409, 'push.contactMissing']);
    const [{ before } = { before: 0 }] = await rows('SELECT count(*)::int AS before FROM push_deliveries');
    const raised = alarm();
    await service.tell(alarmRaised, [raised]);
    await eventually(async () => expect(await rows('SELECT 1 AS there FROM push_notices WHERE alarm_id = $1', [raised.id])).toHaveLength(1), { deadline: 10_000 });
    expect(await rows('SELECT count(*)::int AS before FROM push_deliveries')).toEqual([{ before }]);
    await service.service.stop();
    await service.boot();
    await eventually(async () => expect((await service.call(olga, '/pushSettings')).json.data).toMatchObject({ reachesClosedClients: true }));
  });

  it('[PN-04] keeps its key and reads its subscriptions after a restart', async () => {
    const before = (await service.call(olga, '/pushSettings')).json.data.vapidPublicKey;
    await service.service.stop();
    await service.boot();
    await eventually(async () => expect((await service.call(olga, '/pushSettings')).json.data?.vapidPublicKey).toBe(before));
    const { path } = await register(olga);
    await service.tell(alarmRaised, [alarm()]);
    await eventually(() => expect(push.delivered.map((one) => one.path)).toContain(path), { deadline: 10_000 });
  });
});

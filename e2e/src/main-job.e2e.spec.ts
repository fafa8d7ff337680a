import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, person, PushService, signIn, Stream, Suite, vigie } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';

const adminPassword = 'Sturdy-Lighthouse-2026';
const operator = { name: 'olga', password: 'Warm-Harbour-Evening-7' };
const wellKnownAdmin = '00000000-0000-4000-8000-000000000001';

/** The log has an entry like this; waits, since it arrives by message. */
const logged = (api: Api, query: string, matches: (entry: Item) => boolean) => eventually(async () => {
  const found = (await api.list(`/logEntries?${query}&orderBy=desc:'time'&size=200`)).find(matches);
  if (!found) throw new Error(`The log has no such entry: ${query}`);
  return found;
});

describe('the main job, through the APIs', () => {
  let suite: Suite;
  let push: PushService;
  let admin: Api;
  let olga: Api;
  let role: Item;
  let user: Item;
  let frontDoor: Item;
  let warehouse: Item;
  let project: Item;

  beforeAll(async () => {
    push = await PushService.start();
    suite = await Suite.start({ environment: { PUSH_HOSTS: push.host, PUSH_CONTACT: 'mailto:security@example.org' } });
  }, 240_000);

  afterAll(async () => {
    await suite?.dispose();
    await push?.stop();
  }, 60_000);

  it('[ID-03] lets Admin in once with the one-time password and asks for another', async () => {
    const { adminPassword: initial } = suite;
    admin = await person(suite.url, { name: 'Admin', password: initial, newPassword: adminPassword });
    expect(await admin.get('/users/me')).toMatchObject({ id: wellKnownAdmin, name: 'Admin', administrator: true });
    await eventually(() => expect(suite.hasInitialPassword).toBe(false));
    await expect(signIn(suite.url, { name: 'Admin', password: initial })).rejects.toThrow(/cannot sign in/);
  });

  it('[IM-60] finds the sample of workplace accidents loaded; loading it again changes nothing and says so', async () => {
    const load = await vigie(suite, ['sample', 'load', 'workplace-accidents', '--language', 'fr']);
    expect([load.status, load.stdout.trim(), load.stderr]).toEqual([0, 'workplace-accidents is loaded already: nothing was changed.', '']);
    expect((await admin.list('/incidentTypes')).map(({ number, name }) => [number, name])).toContainEqual([5, 'Workplace injury - visitor']);
    expect((await admin.list('/incidentCategories')).map(({ name }) => name)).toEqual(['Reason', 'Location']);
    expect(await admin.list('/incidentDataFields')).toHaveLength(4);
  });

  it('[MG-20] [MG-22] creates an operator whose role may view, play back and keep incidents on one of two cameras', async () => {
    const cameras = await admin.list("/cameras?orderBy=asc:'name'");
    expect(cameras.map(({ name }) => name)).toEqual(['Front door', 'Warehouse']);
    [frontDoor, warehouse] = cameras as [Item, Item];
    user = await admin.create('/basicUsers', { ...operator, mustChangePassword: false });
    role = await admin.create('/roles', {
      name: 'Night shift',
      grants: [
        { effect: 'allow', privileges: ['camera.view', 'camera.live', 'camera.playback'], scope: { kind: 'entities', ids: [frontDoor.id] } },
        {
          effect: 'allow', scope: { kind: 'everything' },
          privileges: [
            'incidentProperties.view', 'incidentProject.view', 'incidentProject.manage', 'incidentData.view', 'incidentData.manage', 'incidentComment.view', 'incidentComment.manage',
            'incidentCall.view', 'incidentCall.manage', 'incidentSequence.view', 'incidentSequence.manage', 'incidentActivity.view', 'incidentReport.generate', 'alarm.view',
          ],
        },
      ],
    });
    await eventually(() => admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: user.id } }));
  });

  it('[MG-54] [LG-02] tells Admin what she did: who, what, on what, with which outcome', async () => {
    for (const [operation, object] of [['account', user.id], ['role', role.id]] as const) {
      const entry = await logged(admin, `object='${object}'`, (one) => String(one.operation).startsWith(operation));
      expect(entry).toMatchObject({ user: { id: wellKnownAdmin, name: 'Admin' }, outcome: 'success' });
    }
  });

  it('[MG-21] shows the operator one camera and not the other', async () => {
    olga = await person(suite.url, operator);
    expect((await eventually(async () => {
      const seen = await olga.list('/cameras');
      expect(seen).not.toEqual([]);
      return seen;
    })).map(({ name }) => name)).toEqual(['Front door']);
    expect((await olga.call(`/cameras/${warehouse.id}`)).status).toBe(404);
    expect((await olga.call('/roles')).status).toBe(403);
  });

  it('[MB-31] streams live, under a second behind', async () => {
    const stream = await Stream.open(suite.url, 'live', await olga.accessToken(), { camera: frontDoor.id });
    await eventually(() => expect(stream.fragments).toBeGreaterThan(10), { deadline: 20_000 });
    expect(stream.mimeType).toMatch(/avc1/);
    const delays: number[] = [];
    for (let seen = stream.fragments; delays.length < 10; await new Promise((resolve) => setImmediate(resolve))) {
      if (stream.fragments === seen) continue;
      seen = stream.fragments;
      delays.push(Date.now() - stream.newest);
    }
    expect(Math.max(...delays)).toBeLessThan(1_000);
    stream.close();
  });

  it('[MG-21] opens no stream of the other camera, and says no more than that there is none', async () => {
    const stream = await Stream.open(suite.url, 'live', await olga.accessToken(), { camera: warehouse.id });
    await eventually(() => expect(stream.closed).toBeDefined(), { deadline: 10_000 });
    expect([4403, 4404]).toContain(stream.closed?.code);
    expect(stream.fragments).toBe(0);
  });

  it('[RC-03] lists what was recorded and plays it back from an instant', async () => {
    const [span] = await eventually(async () => {
      const spans = await olga.list(`/recordings?camera='${frontDoor.id}'`);
      expect(Date.parse(String(spans[0]?.endTime)) - Date.parse(String(spans[0]?.startTime))).toBeGreaterThan(8_000);
      return spans;
    }, { deadline: 60_000 });
    const from = new Date(Date.parse(String(span?.startTime)) + 3_000);
    const stream = await Stream.open(suite.url, 'playback', await olga.accessToken(), { camera: frontDoor.id, from: from.toISOString(), credit: 3_000 });
    await eventually(() => expect(stream.fragments).toBeGreaterThan(3), { deadline: 20_000 });
    const started = stream.events.find(({ event }) => event === 'started');
    expect(Math.abs(Date.parse(String(started?.time)) - from.getTime())).toBeLessThan(2_500);
    stream.close();
  });

  it('[IM-20] [IM-21] [IM-25] documents it: draft list, project with type, status, sequence and comment', async () => {
    const [span] = await olga.list(`/recordings?camera='${frontDoor.id}'`);
    const startTime = new Date(Date.parse(String(span?.startTime)) + 1_000).toISOString();
    const endTime = new Date(Date.parse(String(span?.startTime)) + 6_000).toISOString();
    const type = await admin.create('/incidentTypes', { name: 'Injury', description: 'Somebody was hurt.' });
    const status = await admin.create('/incidentStatuses', { name: 'Under examination' });
    const draft = await olga.create('/draftSequences', { camera: { type: 'cameras', id: frontDoor.id }, startTime, endTime });
    project = await olga.create('/incidentProjects', {
      type: { type: 'incidentTypes', id: type.id }, status: { type: 'incidentStatuses', id: status.id }, startTime, description: 'Fell on the stairs', draftSequences: [draft.id],
    });
    await olga.create(`/incidentProjects/${project.id}/comments`, { text: 'Ambulance called at once.' });
    expect(await olga.get(`/incidentProjects/${project.id}`)).toMatchObject({ type: { id: type.id, name: 'Injury' }, status: { name: 'Under examination' }, createdBy: { name: operator.name }, sequenceCount: 1, commentCount: 1 });
    expect(await olga.list(`/incidentProjects/${project.id}/sequences`)).toEqual([expect.objectContaining({ startTime, endTime, hasRecording: 'all' })]);
    expect(await olga.list('/draftSequences')).toEqual([]);
    expect((await admin.call(`/incidentTypes/${type.id}`, { method: 'DELETE' })).body.error?.details[0]?.errorTextId).toBe('incident.type.inUse');
  });

  it('[IM-29] prints its report as PDF', async () => {
    const answer = await olga.call(`/incidentProjects/${project.id}?task=GenerateReport`, { method: 'POST', body: { format: 'pdf' } });
    expect(answer.status).toBe(200);
    expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(answer.bytes.length).toBeGreaterThan(5_000);
  });

  it('[IM-31] [IM-36] [RC-07] lets evidence leave only sealed, and registers that it did', async () => {
    const password = 'Granite-Ferry-Lantern';
    const start = () => olga.call(`/incidentProjects/${project.id}?task=ExportProject`, { method: 'POST', body: { password, reason: 'Police report 7/26', recipient: 'Police' } });
    expect([(await start()).status, (await start()).body.error?.details[0]?.errorTextId]).toEqual([403, 'access.refused']);
    const role = await admin.get(`/roles/${(await admin.list("/roles?name='Night shift'"))[0]?.id}`);
    const grants = role.grants as { id: string; privileges: string[]; scope: { kind: string } }[];
    const more = { entities: ['camera.export'], everything: ['incidentProject.export', 'incidentCustody.view'] } as Record<string, string[]>;
    const changed = grants.map((grant) => ({ ...grant, privileges: [...grant.privileges, ...(more[grant.scope.kind] ?? [])] }));
    await admin.expect(200, `/roles/${role.id}`, { method: 'PATCH', body: { grants: changed } });
    const started = await eventually(async () => {
      const answer = await start();
      expect(answer.status).toBeLessThan(300);
      return answer;
    });
    const { path } = started.body.result as unknown as { path: Item };
    await eventually(async () => expect((await olga.get(`/tasks/${path.id}`)).state).toBe('Success'), { deadline: 60_000, every: 200 });
    const { bytes } = await olga.expect(200, `/tasks/${path.id}/package`);
    expect((await admin.call(`/tasks/${path.id}/package`)).status).toBe(404);
    expect(await olga.list(`/incidentProjects/${project.id}/custody`)).toEqual([expect.objectContaining({ kind: 'export', recipient: 'Police' })]);

    const [file, passwordFile] = [join(suite.data, 'evidence.tar.age'), join(suite.data, 'evidence-password')];
    writeFileSync(file, bytes);
    writeFileSync(passwordFile, password);
    const [key] = await olga.list('/evidenceKeys');
    const proven = await vigie(suite, ['evidence', 'verify', file, '--password-file', passwordFile, '--fingerprint', String(key?.fingerprint)]);
    expect([proven.status, proven.stderr]).toEqual([0, '']);
    expect(proven.stdout).toContain('Police report 7/26');
    const bent = Buffer.from(readFileSync(file));
    bent[bent.length >> 1] = (bent[bent.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bent);
    expect((await vigie(suite, ['evidence', 'verify', file, '--password-file', passwordFile])).status).toBe(1);
  });

  it('[MG-32] [RC-09] ends playback within a second when the role loses it, and refuses the next request', async () => {
    const [span] = await olga.list(`/recordings?camera='${frontDoor.id}'`);
    const stream = await Stream.open(suite.url, 'playback', await olga.accessToken(), { camera: frontDoor.id, from: span?.startTime, credit: 60_000 });
    await eventually(() => expect(stream.fragments).toBeGreaterThan(3), { deadline: 20_000 });
    await admin.expect(200, `/roles/${role.id}`, {
      method: 'PATCH',
      body: {
        grants: [
          { effect: 'allow', privileges: ['camera.view', 'camera.live'], scope: { kind: 'entities', ids: [frontDoor.id] } },
          { effect: 'allow', privileges: ['incidentProject.view', 'alarm.view'], scope: { kind: 'everything' } },
        ],
      },
    });
    const changed = Date.now();
    await eventually(() => expect(stream.closed).toBeDefined(), { every: 10 });
    expect(stream.closed?.code).toBe(4403);
    expect((stream.closed?.at ?? Infinity) - changed).toBeLessThan(1_000);
    expect((await olga.call(`/recordings?camera='${frontDoor.id}'`)).status).toBe(403);
  });

  it('[EV-06] [PN-02] [PN-07] raises an alarm when a camera is unplugged, tells the registered device, and ends it when the camera comes back', async () => {
    await olga.create('/pushDevices', { name: 'Phone of the night shift', platform: 'webPush', consent: true, subscription: push.subscribe() });
    suite.signal('camera-1', 'SIGSTOP');
    try {
      const alarm = await eventually(async () => {
        const open = (await olga.list("/alarms?state='new'")).find(({ source }) => (source as Item | undefined)?.id === frontDoor.id);
        if (!open) throw new Error('no alarm yet');
        return open;
      }, { deadline: 30_000, every: 500 });
      expect(alarm).toMatchObject({ source: { id: frontDoor.id } });
      await eventually(() => expect(push.delivered.length).toBeGreaterThan(0), { deadline: 10_000 });
      expect(JSON.stringify(push.delivered[0]?.payload)).not.toMatch(/Front door|olga/i);
      suite.signal('camera-1', 'SIGCONT');
      await eventually(async () => expect((await olga.get(`/alarms/${alarm.id}`)).endedAt).toEqual(expect.any(String)), { deadline: 60_000, every: 500 });
    } finally {
      suite.signal('camera-1', 'SIGCONT');
    }
  });

  it('[ID-07] [MG-32] ends everything within a second when the account is disabled', async () => {
    const stream = await Stream.open(suite.url, 'live', await olga.accessToken(), { camera: frontDoor.id });
    await eventually(() => expect(stream.fragments).toBeGreaterThan(3), { deadline: 30_000 });
    await admin.expect(200, `/basicUsers/${user.id}`, { method: 'PATCH', body: { disabled: true } });
    const changed = Date.now();
    await eventually(() => expect(stream.closed).toBeDefined(), { every: 10 });
    expect((stream.closed?.at ?? Infinity) - changed).toBeLessThan(1_000);
    expect((await olga.call('/cameras')).status).toBe(401);
    await expect(signIn(suite.url, operator)).rejects.toThrow(/cannot sign in/);
  });

  it('[LG-03] [LG-04] has every step in the log and proves that nobody bent it', async () => {
    for (const [query, matches] of [
      [`user='${user.id}'`, (one: Item) => /playback/i.test(String(one.operation))],
      [`user='${user.id}'`, (one: Item) => /live/i.test(String(one.operation))],
      [`object='${project.id}'`, (one: Item) => one.operation === 'incidentProject.created'],
      [`object='${role.id}'`, (one: Item) => /role\.(updated|changed)/.test(String(one.operation))],
      [`user='${user.id}'&outcome='refused'`, (one: Item) => one.privilege === 'camera.playback'],
    ] as const) await logged(admin, query, matches);
    const { stdout, status } = await vigie(suite, ['log', 'verify']);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/\d+/)]);
  });

  it('[ID-16] prints secrets nowhere: neither log files nor the log know a password', async () => {
    const entries = JSON.stringify(await admin.list('/logEntries?size=1000'));
    expect(entries).not.toContain(operator.password);
    expect(entries).not.toContain(adminPassword);
  });

  it('stops within ten seconds and finds its data again', async () => {
    expect(await suite.stop()).toBeLessThan(10_000);
    await suite.restart();
    admin = await person(suite.url, { name: 'Admin', password: adminPassword });
    expect(await admin.get(`/incidentProjects/${project.id}`)).toMatchObject({ description: 'Fell on the stairs' });
    expect((await admin.list('/cameras')).length).toBe(2);
  });
});

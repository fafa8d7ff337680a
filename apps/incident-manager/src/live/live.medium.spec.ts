import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alarmFind } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import type { RunningService } from '@vigie/platform/boot';
import { eventually, startNats } from '@vigie/testing';
import type { Api, TestServer } from '@vigie/testing';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { LiveClient } from '../testing/live-client.js';

const span = (camera: { id: string }) => ({ camera: { type: 'cameras', id: camera.id }, startTime: '2026-11-22T10:00:00Z', endTime: '2026-11-22T10:01:00Z' });

describe('live changes', () => {
  let world: IncidentWorld;
  let copies: [RunningService, RunningService];
  const clients: LiveClient[] = [];

  const subscribe = async (api: Api, copy: RunningService) => {
    const client = await LiveClient.subscribe(copy.url, await api.accessToken());
    clients.push(client);
    return client;
  };
  const somebody = async (...privileges: Privilege[]) => world.as(await world.rights.person('Somebody', privileges));
  const project = async (api = world.operator) => (await api.create('/incidentProjects', {})).id;

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' });
    copies = [world.services[0] as RunningService, await world.start({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' })];
    world.answers(alarmFind, ({ alarm }) => ({
      id: alarm, number: 1, name: { en: 'Lost', fr: 'Perdu', ja: '消失' }, time: '2026-11-22T10:00:00.000Z', source: { type: 'cameras' as const, id: world.vault.id, name: 'Vault' },
    }));
  }, patience);
  afterEach(() => {
    for (const client of clients.splice(0)) client.drop();
  });
  afterAll(() => world.close(), patience);

  it('[IM-34] [IM-58] tells clients of every copy what changed at any copy, with ids and version only', async () => {
    const [near, far] = [await subscribe(world.operator, copies[0]), await subscribe(world.operator, copies[1])];
    const id = await project(world.as(world.operatorPerson, copies[1]));
    await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'PATCH', body: { title: 'A secret title' } });
    const comment = await world.operator.create(`/incidentProjects/${id}/comments`, { text: 'A secret comment' });
    await world.as(world.operatorPerson, copies[1]).expect(200, `/incidentProjects/${id}/comments/${comment.id}`, { method: 'PATCH', body: { text: 'Another' } });
    await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
    for (const client of [near, far]) {
      await eventually(() => client.told.length === 5);
      expect(client.told).toEqual(['incidentProject.created', 'incidentProject.updated', 'comment.added', 'comment.changed', 'incidentProject.deleted']);
      expect(client.frames.filter(({ type }) => type)[1]).toEqual({ type: 'change', event: 'incidentProject.updated', thing: 'incidentProject', operation: 'updated', id, project: id, version: 2 });
      expect(client.frames.filter(({ type }) => type)[2]).toEqual({ type: 'change', event: 'comment.added', thing: 'comment', operation: 'added', id: comment.id, project: id });
      expect(JSON.stringify(client.frames)).not.toContain('secret');
    }
  });

  it('[IM-34] tells of every kind of part', async () => {
    const client = await subscribe(world.admin, copies[1]);
    const id = await project();
    const at = `/incidentProjects/${id}`;
    const sequence = await world.operator.create(`${at}/sequences`, span(world.gate));
    await world.operator.create(`${at}/calls`, { callee: 'Police' });
    await world.operator.expect(200, `${at}/sequences/${sequence.id}`, { method: 'DELETE' });
    await world.admin.create(`${at}/links`, { alarm: { type: 'alarms', id } });
    const hold = await world.operator.create(`${at}/holds`, { kind: 'legal', reason: 'Case' });
    await world.operator.expect(200, `${at}/holds/${hold.id}`, { method: 'DELETE' });
    await world.operator.create(`${at}/custody`, { recipient: 'Police', purpose: 'Case', form: 'copy' });
    const expected = ['incidentProject.created', 'sequence.added', 'call.added', 'sequence.removed', 'link.added', 'hold.placed', 'hold.lifted', 'custodyEntry.added'];
    await eventually(() => client.told.length >= expected.length);
    expect(client.told).toEqual(expected);
  });

  it('[IM-07] tells of changed properties and settings, so that nobody has to start anything again', async () => {
    const client = await subscribe(world.operator, copies[1]);
    const type = await world.admin.create('/incidentTypes', { name: 'Theft' });
    await world.admin.expect(200, `/incidentTypes/${type.id}`, { method: 'DELETE' });
    await world.admin.expect(200, '/incidentSettings', { method: 'PATCH', body: { reportTitle: 'Example' } });
    await eventually(() => client.told.length === 3);
    expect(client.told).toEqual(['incidentType.created', 'incidentType.deleted', 'incidentSettings.updated']);
  });

  const inOrder = [
    'incidentProject.created', 'comment.added', 'call.added', 'sequence.added', 'sequence.removed', 'custodyEntry.added', 'hold.placed', 'incidentStatus.created', 'incidentProject.deleted',
  ];
  const own = ['incidentProject.created', 'hold.placed', 'incidentProject.deleted'];

  it.each<[Privilege[], string[]]>([
    [['incidentProject.view'], own], [['incidentProject.view', 'incidentComment.view'], [...own, 'comment.added']], [['incidentProject.view', 'incidentCall.view'], [...own, 'call.added']],
    [['incidentProject.view', 'incidentSequence.view'], own], [['incidentProject.view', 'incidentSequence.view', 'camera.view'], [...own, 'sequence.added', 'sequence.removed']], [['incidentProject.view', 'incidentCustody.view'], [...own, 'custodyEntry.added']],
    [['incidentProperties.view'], ['incidentStatus.created']],
    [['incidentComment.view', 'incidentCall.view', 'incidentSequence.view', 'incidentCustody.view', 'incidentProperties.view'], ['incidentStatus.created']],
  ])('[IM-50] tells somebody with %j of nothing else', async (privileges, heard) => {
    const expected = inOrder.filter((event) => heard.includes(event));
    const client = await subscribe(await somebody(...privileges), copies[1]);
    const all = await subscribe(world.admin, copies[1]);
    const at = `/incidentProjects/${await project()}`;
    await world.operator.create(`${at}/comments`, { text: 'x' });
    await world.operator.create(`${at}/calls`, { callee: 'Police' });
    const { id } = await world.operator.create(`${at}/sequences`, span(world.gate));
    await world.operator.expect(200, `${at}/sequences/${id}`, { method: 'DELETE' });
    await world.operator.create(`${at}/custody`, { recipient: 'Police', purpose: 'Case', form: 'copy' });
    const hold = await world.admin.create(`${at}/holds`, { kind: 'legal', reason: 'Case' });
    await world.rows('UPDATE project_holds SET lifted_at = now() WHERE id = $1', [hold.id]);
    await world.admin.create('/incidentStatuses', { name: randomUUID() });
    await world.operator.expect(200, at, { method: 'DELETE' });
    await eventually(() => all.told.includes('incidentProject.deleted'));
    await eventually(() => client.told.length >= expected.length);
    expect(client.told).toEqual(expected);
  });

  it('[IM-34] [IM-50] tells of links to alarms only those who may see these alarms', async () => {
    const guard = world.as(await world.rights.guard('Guard', ['incidentProject.view'], ['alarm.view'], [world.gate]));
    const keeper = world.as(await world.rights.guard('Keeper', ['incidentProject.view'], ['alarm.view'], [world.vault]));
    const [blind, seeing] = [await subscribe(guard, copies[1]), await subscribe(keeper, copies[1])];
    const id = await project(world.admin);
    await world.admin.create(`/incidentProjects/${id}/links`, { alarm: { type: 'alarms', id } });
    await world.admin.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
    await eventually(() => blind.told.includes('incidentProject.deleted'));
    expect(blind.told).toEqual(['incidentProject.created', 'incidentProject.deleted']);
    await eventually(() => seeing.told.length === 3);
    expect(seeing.told).toContain('link.added');
  });

  it('[IM-50] never opens without a right, closes when the last right is gone and when the session ends', async () => {
    const stranger = await LiveClient.open(copies[0].url, await (await somebody('camera.view')).accessToken());
    await eventually(() => stranger.closed === 4403);
    const nobody = await LiveClient.open(copies[0].url, 'not.a.token');
    await eventually(() => nobody.closed === 4401);
    const brief = await world.rights.person('Brief', ['incidentComment.view']);
    const client = await subscribe(world.as(brief), copies[1]);
    await world.rights.empty(brief);
    await eventually(() => client.closed === 4403);
    const leaving = await world.rights.person('Leaving', ['incidentComment.view']);
    const ended = await subscribe(world.as(leaving), copies[1]);
    await world.rights.forget(leaving);
    await eventually(() => ended.closed === 4401);
  });

  it('[IM-34] answers commands, takes a new token of the same person, and refuses what it does not understand', async () => {
    const client = await LiveClient.open(copies[0].url, await world.operator.accessToken());
    clients.push(client);
    expect(await client.say({ command: 'subscribe', commandId: 3 })).toEqual({ command: 'subscribe', commandId: 3, state: 'Success', status: 200 });
    expect(await client.say({ command: 'authenticate', commandId: 4, token: await world.operator.accessToken() })).toMatchObject({ commandId: 4, status: 200 });
    expect(await client.say({ command: 'authenticate', commandId: 5, token: await world.admin.accessToken() })).toMatchObject({ commandId: 5, error: { details: [{ errorTextId: 'access.unauthenticated' }] } });
    for (const bad of [{ command: 'fly' }, '[1', '"x"', 'null']) expect(await client.say(bad)).toMatchObject({ error: { details: [{ errorTextId: 'request.malformed' }] } });
    expect(client.closed).toBeUndefined();
  });
});

describe('live changes when something breaks', () => {
  it('[IM-34] [IM-58] goes on at one copy when another dies, and says after a cut of NATS that all is to be read again', async () => {
    const storeDirectory = mkdtempSync(join(tmpdir(), 'vigie-incident-live-'));
    let nats: TestServer = await startNats({ storeDirectory });
    const port = Number(new URL(nats.url).port);
    const world = await IncidentWorld.open({}, nats.url);
    try {
      const copy = await world.start();
      const client = await LiveClient.subscribe(copy.url, await world.operator.accessToken());
      await world.operator.create('/incidentProjects', {});
      await eventually(() => client.told.length === 1);
      await world.services[0]?.stop();
      const api = world.as(world.operatorPerson, copy);
      await api.create('/incidentProjects', {});
      await eventually(() => client.told.length === 2, { deadline: 20_000 });
      await nats.stop();
      const { id } = await api.create('/incidentProjects', {});
      nats = await startNats({ port, storeDirectory });
      await eventually(() => client.frames.some(({ type }) => type === 'reset'), { deadline: 30_000 });
      expect((await api.list('/incidentProjects')).map((row) => row.id)).toContain(id);
      await api.create('/incidentProjects', {});
      await eventually(() => client.told.length >= 3, { deadline: 30_000 });
      client.drop();
    } finally {
      await world.close();
      await nats.stop();
      rmSync(storeDirectory, { recursive: true, force: true });
    }
  }, 2 * patience);
});

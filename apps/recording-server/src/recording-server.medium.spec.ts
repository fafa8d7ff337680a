import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { firstRecordingServer } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { Database } from '@vigie/platform/persistence';
import { answersOf, checkedFetch, eventually, testDatabase, testIdentityProvider, testNats } from '@vigie/testing';
import type { TestDatabase, TestIdentityProvider } from '@vigie/testing';
import { fakeManagement } from '@vigie/testing/management';
import type { FakeManagement } from '@vigie/testing/management';
import { startCameraSimulator } from '@vigie/tools/camera-simulator';
import type { CameraSimulator } from '@vigie/tools/camera-simulator';
import { RecordingConfig } from './app.config.js';
import { recordingServer } from './app.module.js';
import { MediaClient } from './testing/media-client.js';

jest.setTimeout(60_000);

const user = randomUUID();
const cameraId = randomUUID();
const mainStream = randomUUID();
const subStream = randomUUID();

describe('recording-server', () => {
  const site = randomUUID();
  let management: FakeManagement;
  let idp: TestIdentityProvider;
  let database: TestDatabase;
  let simulator: CameraSimulator;
  let media: string;
  let server: RunningService;

  const start = async (): Promise<RunningService> =>
    management.heardBy(await createService(recordingServer, readConfig(RecordingConfig, {
      SITE_ID: site, DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), PUBLIC_URL: idp.url, IDENTITY_PROVIDER_URL: idp.url,
      MEDIA_PATH: media, SEGMENT_SECONDS: '2', SIGNAL_LOST_SECONDS: '5', LOG_LEVEL: 'silent',
    })));

  const camera = (): CameraFact => ({
    id: cameraId, name: 'Gate', enabled: true, recordingServer: firstRecordingServer, hardware: randomUUID(), recording: 'always', retentionDays: 7, credentialsRevision: 1, revision: 1,
    streams: [
      { id: mainStream, name: 'Main', url: simulator.url('/main'), isDefault: true, isRecorded: true },
      { id: subStream, name: 'Sub', url: simulator.url('/sub'), isDefault: false, isRecorded: false },
    ],
  });

  beforeAll(async () => {
    media = await mkdtemp(join(tmpdir(), 'vigie-media-'));
    [management, idp, database, simulator] = await Promise.all([
      fakeManagement(site),
      testIdentityProvider(),
      testDatabase({ service: 'recording-server', migrations: recordingServer.migrations }),
      startCameraSimulator({
        name: 'Gate', user: 'root', password: 'p@ss:word',
        streams: [{ path: '/main', width: 320, height: 180, fps: 10, bitrate: 300 }, { path: '/sub', width: 160, height: 90, fps: 5, bitrate: 80 }],
      }),
    ]);
    server = await start();
    management.setCredentials(cameraId, 'root', 'p@ss:word');
    await management.allow(user, ['camera.live', 'camera.playback', 'camera.view']);
    await management.putCamera(camera());
  });

  afterAll(async () => {
    await server.stop();
    await Promise.all([simulator.stop(), management.stop(), idp.stop()]);
    await database.drop();
    await rm(media, { recursive: true, force: true });
  });

  const view = async (from?: string, more: Record<string, unknown> = {}): Promise<MediaClient> => {
    const client = new MediaClient(server.url);
    const ticket = await management.ticket(user, cameraId, from === undefined ? 'live' : 'playback');
    await client.send({ command: 'start', camera: cameraId, ticket, ...(from === undefined ? {} : { from }), ...more });
    return client;
  };

  /** A live view that shows something; the camera may still be starting. */
  const watched = (more: Record<string, unknown> = {}): Promise<MediaClient> =>
    eventually(async () => {
      const client = await view(undefined, more);
      await eventually(() => client.fragments.length > 3 || client.closeCode !== undefined, { deadline: 10_000 });
      if (client.closeCode !== undefined) throw new Error(`closed with ${client.closeCode}`);
      return client;
    }, { deadline: 30_000, every: 200 });

  const get = async (path: string): Promise<Response> =>
    checkedFetch(answersOf(recordingServer, server.app), `${server.url}/api/rest/v1/${path}`, { headers: { Authorization: `Bearer ${await idp.token({ sub: user })}` } });

  const spans = async (): Promise<{ startTime: string; endTime: string }[]> =>
    ((await (await get(`recordings?camera='${cameraId}'`)).json()) as { array: { startTime: string; endTime: string }[] }).array;

  const told = async (type: string): Promise<{ since?: string; lostSince?: string; camera?: string }[]> => {
    const rows = (await server.app.get(Database).read.query('SELECT payload FROM outbox WHERE type LIKE $1 ORDER BY id', [`%${type}%`])) as { payload: string }[];
    return rows.map(({ payload }) => JSON.parse(payload) as { since?: string });
  };

  it('[RC-01] takes every stream of a camera with a password and shows it live, from a key frame on', async () => {
    const main = await watched();
    expect(main.event('started')).toMatchObject({ camera: cameraId, stream: mainStream, run: 1, width: 320, height: 180 });
    expect(main.frames[0]?.kind).toBe('init');
    expect(main.fragments[0]?.keyFrame).toBe(true);
    await eventually(() => Math.abs(Date.now() - (main.fragments.at(-1)?.wallClock ?? 0)) < 700, { deadline: 15_000 });
    const sub = await watched({ stream: subStream });
    expect(sub.event('started')).toMatchObject({ stream: subStream, width: 160 });
    main.close();
    sub.close();
  });

  it('[RC-03] lists what was recorded and plays it from any instant in under half a second, over segments without a gap', async () => {
    await eventually(async () => {
      const [found] = await spans();
      return found !== undefined && Date.parse(found.endTime) - Date.parse(found.startTime) > 5_000;
    }, { deadline: 20_000, every: 100 });
    const [span] = await spans();
    const from = Date.parse(span?.startTime ?? '') + 2_750;
    const asked = Date.now();
    const client = await view(new Date(from).toISOString(), { credit: 2_000 });
    await eventually(() => client.fragments.length > 0, { every: 5 });
    expect(Date.now() - asked).toBeLessThan(500);
    const first = client.fragments[0];
    expect(first?.keyFrame).toBe(true);
    expect(first?.wallClock).toBeLessThanOrEqual(from);
    expect(from - (first?.wallClock ?? 0)).toBeLessThan(1_100);
    // Credit bounds what comes, more credit brings more.
    await eventually(() => client.fragments.length === 20);
    await client.send({ command: 'credit', milliseconds: 1_000 });
    await eventually(() => client.fragments.length === 30);
    const times = client.fragments.map(({ wallClock }) => wallClock);
    expect(times.slice(1).every((time, at) => Math.abs(time - (times[at] ?? 0) - 100) <= 3)).toBe(true);
    await client.send({ command: 'seek', from: span?.startTime, credit: 100 });
    await eventually(() => client.events.filter(({ event }) => event === 'started').length === 2);
    await eventually(() => client.fragments.at(-1)?.run === 2 && client.fragments.at(-1)?.wallClock === Date.parse(span?.startTime ?? ''));
    client.close();
  });

  it('[RC-03] gives a still of an instant, and none where nothing was recorded', async () => {
    const [span] = await spans();
    const response = await get(`stills?camera='${cameraId}'&time='${span?.startTime}'&width=160`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const frame = Date.parse(response.headers.get('x-vigie-frame-time') ?? '');
    expect(Math.abs(frame - Date.parse(span?.startTime ?? ''))).toBeLessThan(1_000);
    const jpeg = Buffer.from(await response.arrayBuffer());
    expect(jpeg.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    const latest = await get(`stills?camera=${cameraId}`);
    expect([latest.status, Buffer.from(await latest.arrayBuffer()).subarray(0, 3).toString('hex')]).toEqual([200, 'ffd8ff']);
    const nothing = await get(`stills?camera='${cameraId}'&time='2020-01-01T00:00:00Z'`);
    expect([nothing.status, ((await nothing.json()) as { error: { details: { errorTextId: string }[] } }).error.details[0]?.errorTextId]).toEqual([404, 'recording.notFound']);
  });

  it('[MG-05] has nothing of cameras of child sites, and says so', async () => {
    const [foreign, site] = [randomUUID(), { id: randomUUID(), name: 'Depot' }];
    await management.putChildCamera(foreign, site);
    for (const path of [`recordings?camera='${foreign}'`, `stills?camera='${foreign}'`, `stills?camera='${foreign}'&time='2026-11-22T10:00:00Z'`]) {
      const { error } = await eventually(async () => {
        const answer = await get(path);
        if (answer.status === 404) throw new Error('the rights are on their way');
        return (await answer.json()) as { error: { details: { errorTextId: string; errorText: string }[] } };
      });
      expect([error.details[0]?.errorTextId, error.details[0]?.errorText]).toEqual(['childSite.noVideo', expect.stringContaining('Depot')]);
    }
  });

  it('[RC-08] admits only tickets that management pushed, in time, for this camera and this verb', async () => {
    const tickets = ['forged', await management.ticket(user, cameraId, 'playback'), await management.ticket(user, randomUUID(), 'live'), await management.ticket(user, cameraId, 'live', -1)];
    for (const ticket of tickets) {
      const client = new MediaClient(server.url);
      await client.send({ command: 'start', camera: cameraId, ticket });
      await eventually(() => client.closeCode === 4401);
      expect(client.frames).toHaveLength(0);
    }
  });

  it('[RC-08] opens one view with a ticket, whatever became of the first', async () => {
    const ticket = await management.ticket(user, cameraId, 'live');
    const first = new MediaClient(server.url);
    await first.send({ command: 'start', camera: cameraId, ticket });
    await eventually(() => first.fragments.length > 0);
    const racing = await management.ticket(user, cameraId, 'live');
    const clients = [1, 2, 3].map(() => new MediaClient(server.url));
    await Promise.all(clients.map((client) => client.send({ command: 'start', camera: cameraId, ticket: racing })));
    await eventually(() => clients.filter((client) => client.closeCode === 4401).length === 2 && clients.some((client) => client.fragments.length > 0));
    const again = new MediaClient(server.url);
    await again.send({ command: 'start', camera: cameraId, ticket });
    await eventually(() => again.closeCode === 4401);
    await first.send({ command: 'start', camera: cameraId, ticket });
    await eventually(() => first.closeCode === 4401);
    expect(again.frames).toHaveLength(0);
    for (const client of clients) client.close();
  });

  it('[RC-09] ends live and playback within one second when the right ends, and refuses new ones', async () => {
    const live = await view();
    const [span] = await spans();
    const playback = await view(span?.startTime);
    await eventually(() => live.fragments.length > 0 && playback.fragments.length > 0);
    const later = new MediaClient(server.url);
    const ticket = await management.ticket(user, cameraId, 'live');
    const changed = Date.now();
    await management.allow(user, ['camera.view']);
    await eventually(() => live.closeCode === 4403 && playback.closeCode === 4403, { every: 5 });
    expect(Date.now() - changed).toBeLessThan(1_000);
    expect(live.event('error')).toMatchObject({ error: { httpCode: 403, details: [{ errorTextId: 'access.refused' }] } });
    await later.send({ command: 'start', camera: cameraId, ticket });
    await eventually(() => later.closeCode === 4403);
    expect((await get(`recordings?camera='${cameraId}'`)).status).toBe(403);
    await management.allow(user, ['camera.live', 'camera.playback', 'camera.view']);
  });

  it('[RC-14] tells once when a camera is unplugged and once when it is back, and records the gap', async () => {
    const live = await watched();
    const before = (await spans()).length;
    await simulator.kill();
    await eventually(async () => (await told('signalLost')).length > 0, { deadline: 15_000 });
    const [lost] = await told('signalLost');
    expect(lost).toMatchObject({ camera: cameraId });
    await eventually(() => live.events.some(({ event, state }) => event === 'signal' && state === 'lost'), { deadline: 15_000 });
    const frames = live.fragments.length;
    await simulator.resume();
    await eventually(async () => (await told('signalRestored')).length === 1, { deadline: 30_000, every: 100 });
    expect((await told('signalLost')).length).toBe(1);
    expect((await told('signalRestored'))[0]).toMatchObject({ camera: cameraId, lostSince: lost?.since });
    await eventually(() => live.fragments.length > frames + 5, { deadline: 15_000 });
    expect(live.fragments.slice(frames)[0]).toMatchObject({ keyFrame: true, discontinuity: true });
    await eventually(async () => (await spans()).length === before + 1, { deadline: 15_000 });
    live.close();
  });

  it('[RC-16] finds its recordings again after a restart, and goes on', async () => {
    const before = await spans();
    await server.stop();
    server = await start();
    const after = await spans();
    expect(after.map(({ startTime }) => startTime)).toEqual(before.map(({ startTime }) => startTime));
    expect(Date.parse(after.at(-1)?.endTime ?? '')).toBeGreaterThanOrEqual(Date.parse(before.at(-1)?.endTime ?? ''));
    const end = Date.parse(after.at(-1)?.endTime ?? '');
    await eventually(async () => Date.parse((await spans()).at(-1)?.endTime ?? '') > end + 1_000, { deadline: 10_000 });
  });
});

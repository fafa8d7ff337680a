import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstRecordingServer } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { Database } from '@vigie/platform/persistence';
import { eventually, testDatabase, testIdentityProvider, testNats } from '@vigie/testing';
import type { TestDatabase, TestIdentityProvider } from '@vigie/testing';
import { fakeManagement } from '@vigie/testing/management';
import type { FakeManagement } from '@vigie/testing/management';
import { MobileConfig } from './app.config.js';
import { mobileServer } from './app.module.js';
import { FakeRecordingServer } from './testing/fake-recording-server.js';
import { StreamClient } from './testing/stream-client.js';

jest.setTimeout(30_000);

const camera = randomUUID();
const anna = randomUUID();
const bob = randomUUID();

describe('mobile-server', () => {
  const site = randomUUID();
  let management: FakeManagement;
  let idp: TestIdentityProvider;
  let database: TestDatabase;
  let server: RunningService;
  let recording: FakeRecordingServer;
  const clients: StreamClient[] = [];

  beforeAll(async () => {
    recording = new FakeRecordingServer();
    [management, idp, database] = await Promise.all([fakeManagement(site), testIdentityProvider(), testDatabase({ service: 'mobile-server', migrations: mobileServer.migrations })]);
    server = management.heardBy(await createService(mobileServer, readConfig(MobileConfig, {
      SITE_ID: site, DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), PUBLIC_URL: idp.url, IDENTITY_PROVIDER_URL: idp.url,
      RECORDING_SERVER_URL: recording.url, UPSTREAM_LINGER_MS: '0', LOG_LEVEL: 'silent',
    })));
    await management.putCamera({
      id: camera, name: 'Gate', enabled: true, recordingServer: firstRecordingServer, hardware: randomUUID(), recording: 'always', retentionDays: 7, credentialsRevision: 0, revision: 1, streams: [],
    });
  });

  afterAll(async () => {
    await server.stop();
    await Promise.all([recording.stop(), management.stop(), idp.stop()]);
    await database.drop();
  });

  beforeEach(async () => {
    for (const user of [anna, bob]) await management.allow(user, ['camera.view', 'camera.live', 'camera.playback']);
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.socket.terminate();
    await eventually(() => recording.connections === 0);
    recording.starts.length = 0;
    recording.commands.length = 0;
  });

  const connect = async (user: string, path: 'live' | 'playback' = 'live'): Promise<StreamClient> => {
    const client = new StreamClient(server.url, path);
    clients.push(client);
    await client.authenticate(await idp.token({ sub: user }));
    return client;
  };

  const watch = async (user: string): Promise<StreamClient> => {
    const client = await connect(user);
    client.send({ command: 'start', camera });
    await eventually(() => client.frames.length > 0);
    return client;
  };

  it('[MB-30] fetches a live stream once, however many watch it, and shows late comers a picture at once', async () => {
    const first = await watch(anna);
    recording.fragment(true);
    recording.fragment(false);
    await eventually(() => first.fragments.length === 2);
    const second = await watch(bob);
    await eventually(() => second.fragments.length === 2);
    expect(second.fragments[0]?.keyFrame).toBe(true);
    recording.fragment(false);
    await eventually(() => first.fragments.length === 3 && second.fragments.length === 3);
    expect(recording.starts).toHaveLength(1);
    expect(first.event('started')).toMatchObject({ camera, mimeType: 'video/mp4; codecs="avc1.42c01e"' });
    expect(first.fragments.every(({ run }) => run === first.event('started')?.['run'])).toBe(true);
    first.socket.close();
    second.socket.close();
    await eventually(() => recording.connections === 0);
  });

  it('[MB-31] lets a viewer who does not read miss frames, and delays nobody else', async () => {
    const slow = await watch(anna);
    const quick = await watch(bob);
    slow.socket.pause();
    // 40 groups of half a megabyte: more than any socket buffers.
    for (let frame = 0; frame < 400; frame++) {
      recording.fragment(frame % 10 === 0, 50_000);
      await eventually(() => quick.fragments.length === frame + 1, { every: 1 });
    }
    slow.socket.resume();
    await eventually(() => {
      recording.fragment(true, 50_000);
      return slow.fragments.some(({ discontinuity }) => discontinuity);
    }, { every: 50 });
    await eventually(() => slow.fragments.at(-1)?.wallClock === quick.fragments.at(-1)?.wallClock);
    expect(slow.fragments.length).toBeLessThan(quick.fragments.length);
    const jump = slow.fragments.findIndex(({ discontinuity }) => discontinuity);
    expect(slow.fragments[jump]?.keyFrame).toBe(true);
    expect(quick.fragments.some(({ discontinuity }) => discontinuity)).toBe(false);
  });

  it('[RC-09] ends a view within one second when the right ends, with a code, and goes on for the others', async () => {
    const first = await watch(anna);
    const second = await watch(bob);
    const changed = Date.now();
    await management.allow(anna, ['camera.view']);
    await eventually(() => first.closeCode === 4403, { every: 5 });
    expect(Date.now() - changed).toBeLessThan(1_000);
    expect(first.refusals).toEqual(['access.refused']);
    // The recording server ends the upstream that was opened in her name: his name takes over.
    recording.hangUp(4403);
    await eventually(() => recording.starts.length === 2 && recording.connections === 1);
    recording.fragment(true);
    await eventually(() => second.fragments.at(-1)?.keyFrame === true);
    expect(second.closeCode).toBeUndefined();
    const again = await connect(anna);
    again.send({ command: 'start', camera });
    await eventually(() => again.closeCode === 4403);
  });

  it('shows no difference between a camera one may not see and one that does not exist', async () => {
    await management.allow(anna, ['camera.live', 'camera.playback']);
    const client = await connect(anna);
    client.send({ command: 'start', camera: randomUUID() });
    await eventually(() => client.closeCode === 4404);
    expect(client.refusals).toEqual(['object.notFound']);
  });

  it('[MG-05] turns viewers of cameras of child sites away by name, and asks nobody for video', async () => {
    const [foreign, site] = [randomUUID(), { id: randomUUID(), name: 'Depot' }];
    await management.putChildCamera(foreign, site);
    for (const [path, more] of [['live', {}], ['playback', { from: '2026-11-22T10:00:00Z' }]] as const) {
      await eventually(async () => {
        const client = await connect(anna, path);
        client.send({ command: 'start', camera: foreign, ...more });
        await eventually(() => client.refusals.length > 0);
        expect(client.refusals).toEqual(['childSite.noVideo']);
      });
    }
    expect(recording.starts).toEqual([]);
  });

  it('refuses a bad token and tells faulty commands by code without ending the view', async () => {
    const stranger = new StreamClient(server.url, 'live');
    clients.push(stranger);
    await stranger.authenticate('eyJhbGciOiJub25lIn0.e30.');
    expect([stranger.closeCode, stranger.refusals]).toEqual([4401, ['access.unauthenticated']]);
    const client = await watch(bob);
    client.send('no json');
    client.send({ command: 'start', camera: "'; drop table camera" });
    client.send({ command: 'seek', from: '2026-11-22T10:00:00Z' });
    await eventually(() => client.refusals.length === 3);
    expect(client.refusals).toEqual(['request.malformed', 'request.invalid', 'stream.commandUnknown']);
    recording.fragment(true);
    await eventually(() => client.fragments.length === 1);
  });

  it('keeps live viewers while the recording server is away, and turns new ones away', async () => {
    const client = await watch(anna);
    recording.fragment(true);
    await eventually(() => client.fragments.length === 1);
    const { port } = recording;
    await recording.stop();
    await eventually(() => client.events.some(({ event, state }) => event === 'signal' && state === 'lost'));
    recording = new FakeRecordingServer(port);
    await eventually(() => recording.connections === 1, { deadline: 10_000 });
    recording.fragment(true);
    await eventually(() => client.fragments.length === 2 && client.events.some(({ event, state }) => event === 'signal' && state === 'restored'));
    expect(client.events.filter(({ event }) => event === 'started')).toHaveLength(2);
    await recording.stop();
    const late = await connect(bob);
    late.send({ command: 'start', camera: randomUUID() });
    await eventually(() => late.closeCode !== undefined);
    client.socket.terminate();
    recording = new FakeRecordingServer(port);
  });

  it('[MB-34] plays back through an upstream of its own, passing on credit, seeks and speed, and ends with the right', async () => {
    const client = await connect(anna, 'playback');
    client.send({ command: 'seek', from: '2026-11-22T10:00:00Z' });
    await eventually(() => client.refusals[0] === 'stream.notStarted');
    client.send({ command: 'start', camera, from: '2026-11-22T10:00:00.000Z', credit: 3000 });
    await eventually(() => client.event('started') !== undefined);
    expect(recording.starts[0]).toMatchObject({ camera, from: '2026-11-22T10:00:00.000Z', credit: 3000, ticket: expect.any(String) });
    client.send({ command: 'credit', milliseconds: 700 });
    client.send({ command: 'speed', speed: 8 });
    client.send({ command: 'seek', from: '2026-11-22T09:00:00.000Z', credit: 100 });
    await eventually(() => recording.commands.length === 4);
    expect(recording.commands.slice(1)).toEqual([{ command: 'credit', milliseconds: 700 }, { command: 'speed', speed: 8 }, { command: 'seek', from: '2026-11-22T09:00:00.000Z', credit: 100 }]);
    recording.fragment(true);
    await eventually(() => client.fragments.length === 1);
    const changed = Date.now();
    await management.allow(anna, ['camera.view', 'camera.live']);
    await eventually(() => client.closeCode === 4403, { every: 5 });
    expect(Date.now() - changed).toBeLessThan(1_000);
  });

  it('says in the log who watched what, with the right and the role, and what was shown', async () => {
    const client = await connect(bob, 'playback');
    client.send({ command: 'start', camera, from: '2026-11-22T10:00:00.000Z' });
    await eventually(() => client.frames.length > 0);
    recording.fragment(true);
    await eventually(() => client.fragments.length === 1);
    client.socket.close();
    const entries = async (): Promise<Record<string, unknown>[]> => {
      const rows = (await server.app.get(Database).read.query(`SELECT payload FROM outbox WHERE type LIKE '%logEntry%' ORDER BY id`)) as { payload: string }[];
      return rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>).filter(({ user }) => (user as { id?: string } | undefined)?.id === bob);
    };
    await eventually(async () => (await entries()).some(({ operation }) => operation === 'camera.playback.ended'));
    const [started, ended] = (await entries()).filter(({ privilege }) => privilege === 'camera.playback');
    expect(started).toMatchObject({ operation: 'camera.playback.started', object: { type: 'cameras', id: camera, name: 'Gate' }, outcome: 'success', details: { from: '2026-11-22T10:00:00.000Z', role: `${bob}'s role` } });
    expect(ended).toMatchObject({ operation: 'camera.playback.ended', details: { from: expect.any(String), to: expect.any(String) } });
  });
});

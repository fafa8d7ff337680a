import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { firstRecordingServer } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import { FragmentParser, WallClockTrack, type InitSegment, type TimedFragment } from '@vigie/media';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { Database } from '@vigie/platform/persistence';
import { eventually, testDatabase, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { sampleVideo } from '@vigie/testing/media';
import { RecordingConfig } from '../app.config.js';
import { recordingServer } from '../app.module.js';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { MediaStore } from './media-store.service.js';
import { StoreKeeper } from './store-keeper.service.js';
import { StreamRecorder } from './stream-recorder.js';

const DAY = 86_400_000;
const camera: CameraFact = {
  id: randomUUID(), name: 'Gate', enabled: false, recordingServer: firstRecordingServer, hardware: randomUUID(), recording: 'always', retentionDays: 7, credentialsRevision: 0, revision: 1, streams: [],
};
const stream = randomUUID();

describe('the media store', () => {
  let media: string;
  let database: TestDatabase;
  let server: RunningService;
  let init: InitSegment;
  let fragments: TimedFragment[];

  const config = (quota = 0): RecordingConfig =>
    readConfig(RecordingConfig, { SITE_ID: randomUUID(), DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), MEDIA_PATH: media, MEDIA_QUOTA_BYTES: String(quota), LOG_LEVEL: 'silent' });

  beforeEach(async () => {
    media = await mkdtemp(join(tmpdir(), 'vigie-media-'));
    database = await testDatabase({ service: 'recording-server', migrations: recordingServer.migrations });
  });
  afterEach(async () => {
    await server.stop();
    await database.drop();
    await rm(media, { recursive: true, force: true });
  });

  /** Video as a camera would have sent it from `start` on. */
  const video = async (start: number, seconds = 6): Promise<void> => {
    const parser = new FragmentParser();
    const parts = parser.push(await sampleVideo({ seconds }));
    if (!parser.init) throw new Error('no init segment');
    init = parser.init;
    const track = new WallClockTrack(init);
    fragments = parts.flatMap((part, at) => (part.kind === 'fragment' ? track.place(part.fragment, start + at * 100) : []));
  };

  const record = async (): Promise<void> => {
    const recorder = new StreamRecorder(server.app.get(MediaStore), camera.id, stream, 2_000);
    for (const timed of fragments) recorder.record(init, timed);
    await recorder.stop();
  };

  const know = async (): Promise<void> => {
    await server.app.get(Database).change((tx) => server.app.get(CameraRegister).put(camera, tx));
  };

  const told = async (): Promise<string[]> => {
    const rows = (await server.app.get(Database).read.query(`SELECT type FROM outbox WHERE type LIKE '%.disk.%' ORDER BY id`)) as { type: string }[];
    return rows.map(({ type }) => type.split('.')[3] ?? '');
  };

  const spans = (): [number, number][] => server.app.get(MediaStore).catalogue.all().map(({ start, end }) => [start, end]);

  it('[RC-04] removes what is older than the retention, also of a camera that is gone, and leaves the rest', async () => {
    server = await createService(recordingServer, config());
    await know();
    const now = Date.now();
    await video(now - 7 * DAY - 4_100);
    await record();
    await server.app.get(Database).change((tx) => server.app.get(CameraRegister).remove(camera.id, tx));
    expect(spans()).toHaveLength(3);
    await server.app.get(StoreKeeper).keep(now);
    expect(spans()).toHaveLength(1);
    expect(spans()[0]?.[1]).toBeGreaterThan(now - 7 * DAY);
    const [day] = await readdir(join(media, camera.id, stream));
    expect(await readdir(join(media, camera.id, stream, day ?? ''))).toHaveLength(2);
  });

  it('[RC-14] tells once that the disk is nearly full, removes the oldest beyond the quota, and tells when there is room again', async () => {
    await video(Date.now() - 60_000);
    const bytes = fragments.reduce((sum, { fragment }) => sum + fragment.bytes.length, 0);
    server = await createService(recordingServer, config(Math.round(bytes * 0.75)));
    await know();
    await record();
    const [first, ...rest] = spans();
    const keeper = server.app.get(StoreKeeper);
    await keeper.keep(Date.now());
    await eventually(async () => (await told()).length === 1);
    expect(spans()).toEqual(rest);
    expect(first).toBeDefined();
    await keeper.keep(Date.now());
    const store = server.app.get(MediaStore);
    for (const segment of store.catalogue.all().slice(1)) await store.removeSegment(segment);
    await keeper.keep(Date.now());
    await eventually(async () => (await told()).length === 2);
    expect(await told()).toEqual(['nearlyFull', 'relieved']);
  });

  it('[RC-16] finds everything but the unfinished fragment after a kill at any moment', async () => {
    server = await createService(recordingServer, config());
    await video(Date.now() - 60_000);
    const recorder = new StreamRecorder(server.app.get(MediaStore), camera.id, stream, 60_000);
    for (const timed of fragments.slice(0, 35)) recorder.record(init, timed);
    await eventually(() => spans()[0]?.[1] === (fragments[35]?.wallClock ?? 0));
    // What a kill leaves: the files as they are now, with the segment open.
    const left = await mkdtemp(join(tmpdir(), 'vigie-killed-'));
    await cp(media, left, { recursive: true });
    await recorder.stop();
    const killed = new MediaStore(readConfig(RecordingConfig, { SITE_ID: randomUUID(), MEDIA_PATH: left }));
    await killed.onModuleInit();
    expect(killed.catalogue.all().map(({ start, end, open }) => [start, end, open])).toEqual([[fragments[0]?.wallClock, fragments[35]?.wallClock, false]]);
    await rm(left, { recursive: true });
  });
});

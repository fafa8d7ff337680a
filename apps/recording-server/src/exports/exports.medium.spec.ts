import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { firstRecordingServer, recordingExportPlan } from '@vigie/contracts';
import type { Privilege, RecordingExportPart } from '@vigie/contracts';
import { FragmentParser, SegmentWriter, withDecodeTime, type Fragment, type InitSegment } from '@vigie/media';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { Database } from '@vigie/platform/persistence';
import { answersOf, checkedFetch, eventually, testDatabase, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { fakeManagement } from '@vigie/testing/management';
import type { FakeManagement } from '@vigie/testing/management';
import { sampleVideo } from '@vigie/testing/media';
import { RecordingConfig } from '../app.config.js';
import { recordingServer } from '../app.module.js';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { ExportPlanner, type ExportPart } from './export-planner.service.js';
import { exportStream } from './export-stream.js';

jest.setTimeout(60_000);

const run = promisify(execFile);
/** Of the first frame: 30 seconds in three segments of ten, then nothing for 20 seconds, then ten more. */
const START = Date.now() - 3_600_000;
const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();

describe('exports of recordings', () => {
  const [site, user, cameraId, stream] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  let management: FakeManagement;
  let database: TestDatabase;
  let media: string;
  let server: RunningService;

  beforeAll(async () => {
    media = await mkdtemp(join(tmpdir(), 'vigie-media-'));
    await record();
    [management, database] = await Promise.all([fakeManagement(site), testDatabase({ service: 'recording-server', migrations: recordingServer.migrations })]);
    server = management.heardBy(await createService(recordingServer, readConfig(RecordingConfig, { SITE_ID: site, DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), PUBLIC_URL: 'http://127.0.0.1:1', IDENTITY_PROVIDER_URL: 'http://127.0.0.1:1', MEDIA_PATH: media, LOG_LEVEL: 'silent' })));
    await management.putCamera({
      id: cameraId, name: 'Gate', enabled: false, recordingServer: firstRecordingServer, hardware: randomUUID(), recording: 'always', retentionDays: 7, credentialsRevision: 0, revision: 1,
      streams: [{ id: stream, name: 'Main', url: 'rtsp://127.0.0.1:1/', isDefault: true, isRecorded: true }],
    });
    await allow(['camera.view', 'camera.playback', 'camera.export']);
    await eventually(() => server.app.get(CameraRegister).get(cameraId) !== undefined);
  });

  afterAll(async () => {
    await server.stop();
    await management.stop();
    await database.drop();
    await rm(media, { recursive: true, force: true });
  });

  /** The recorder's own files, of real video: ten frames a second, a key frame each second. */
  async function record(): Promise<void> {
    const parser = new FragmentParser();
    const fragments = parser.push(await sampleVideo({ seconds: 10, fps: 10 })).flatMap((part) => (part.kind === 'fragment' ? [part.fragment] : []));
    for (const from of [0, 10, 20, 50]) await segment(START + from * 1_000, parser.init as InitSegment, fragments);
  }

  async function segment(start: number, init: InitSegment, fragments: Fragment[]): Promise<void> {
    const folder = join(media, cameraId, stream, new Date(start).toISOString().slice(0, 10));
    await mkdir(folder, { recursive: true });
    const writer = await SegmentWriter.create(folder, start, init);
    for (const [position, fragment] of fragments.entries()) {
      const wallClock = start + position * 100;
      await writer.append(withDecodeTime(fragment, Math.round((wallClock * init.timescale) / 1_000)), wallClock);
    }
    await writer.close();
  }

  const allow = (privileges: Privilege[]) => management.allow(user, privileges);
  const caller = { principal: { id: user, name: 'Olga', kind: 'user' as const }, language: 'en' as const };
  const plan = async (from: number, to: number): Promise<RecordingExportPart[]> =>
    (await management.asking('incident-manager').ask(recordingExportPlan, { camera: cameraId, from: at(from), to: at(to) }, { caller })).parts;
  const fetchPart = async (part: Pick<RecordingExportPart, 'from' | 'last'>, ticket?: string): Promise<Response> =>
    checkedFetch(answersOf(recordingServer, server.app), `${server.url}/api/rest/v1/recordings/export?camera=${cameraId}&stream=${stream}&from=${part.from}&last=${part.last}`, {
      headers: { Authorization: `Ticket ${ticket ?? (await management.ticket(user, cameraId, 'export'))}` },
    });
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { error: { details: { errorTextId: string }[] } }).error.details[0]?.errorTextId];
  const probe = async (file: string, ...what: string[]) => (await run('ffprobe', ['-v', 'error', ...what, '-of', 'default=nw=1:nk=1', file])).stdout.trim().split('\n');

  async function save(part: RecordingExportPart): Promise<string> {
    const response = await fetchPart(part);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-length'), bytes.length]).toEqual([200, 'video/mp4', String(part.bytes), part.bytes]);
    const file = join(media, `${randomUUID()}.mp4`);
    await writeFile(file, bytes);
    return file;
  }

  it('[RC-07] gives a span as one MP4 that plays from the key frame before it until its end', async () => {
    const [part, ...more] = await plan(5.45, 24.2);
    expect([more, part]).toEqual([[], expect.objectContaining({ stream, streamName: 'Main', from: at(5), last: at(24.1), to: at(24.2), width: 160, height: 90, gaps: [], codec: expect.stringContaining('avc1') as unknown })]);
    const file = await save(part as RecordingExportPart);
    const duration = Number((await probe(file, '-show_entries', 'format=duration'))[0]);
    expect(Math.abs(duration - 18.75)).toBeLessThan(1);
    // Every frame decodes, and time begins at zero and goes on evenly.
    const times = (await probe(file, '-count_frames', '-select_streams', 'v', '-show_entries', 'frame=pts_time')).map(Number);
    expect([times.length, times[0]]).toEqual([192, 0]);
    expect(times.every((time, position) => Math.abs(time - position / 10) < 0.02)).toBe(true);
    expect((await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'null', '-'])).stderr).toBe('');
  });

  it('[RC-07] keeps a gap in its place and names it', async () => {
    const [part] = await plan(25, 55);
    expect(part?.gaps).toEqual([{ from: at(30), to: at(50) }]);
    const times = (await probe(await save(part as RecordingExportPart), '-select_streams', 'v', '-show_entries', 'packet=pts_time')).map(Number);
    expect([times.length, times[49], times[50], times.at(-1)]).toEqual([100, 4.9, 25, 29.9]);
  });

  it('[RC-07] players find the way to any minute by the index at its beginning', async () => {
    const [part] = await plan(0, 60);
    const file = await save(part as RecordingExportPart);
    const [first] = await probe(file, '-read_intervals', '52%+#1', '-select_streams', 'v', '-show_entries', 'packet=pts_time');
    expect(Number(first)).toBeGreaterThan(49);
  });

  it('[RC-07] has nothing to give where nothing was recorded', async () => {
    expect(await plan(31, 49)).toEqual([]);
    expect(await plan(-100, -50)).toEqual([]);
  });

  it.each<[string, Privilege[]]>([
    ['playback without export', ['camera.view', 'camera.playback']],
    ['export without playback', ['camera.view', 'camera.export']],
    ['live alone', ['camera.view', 'camera.live']],
  ])('[RC-09] refuses plan and file to %s', async (_, privileges) => {
    const [part] = await plan(0, 5);
    const ticket = await management.ticket(user, cameraId, 'export');
    await allow(privileges);
    await eventually(() => expect(plan(0, 5)).rejects.toThrow(expect.objectContaining({ code: 'access.refused' })));
    expect(await codeOf(await fetchPart(part as RecordingExportPart, ticket))).toEqual([403, 'access.refused']);
    await allow(['camera.view', 'camera.playback', 'camera.export']);
    await eventually(() => plan(0, 5));
  });

  it('[RC-09] ends on the way where the right ends', async () => {
    const [part] = await server.app.get(ExportPlanner).plan(cameraId, stream, { from: START, to: START + 30_000 });
    const given: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const { length } of exportStream(part as ExportPart, (instant) => instant < START + 15_000)) given.push(length);
    };
    await expect(reading()).rejects.toThrow(expect.objectContaining({ code: 'access.refused' }));
    expect(given.reduce((sum, length) => sum + length, 0)).toBeLessThan(part?.bytes ?? 0);
  });

  it('[RC-08] admits only tickets for exporting this camera', async () => {
    const [part] = await plan(0, 5);
    const tickets = ['forged', '', await management.ticket(user, cameraId, 'playback'), await management.ticket(user, randomUUID(), 'export'), await management.ticket(user, cameraId, 'export', -1)];
    for (const ticket of tickets) expect(await codeOf(await fetchPart(part as RecordingExportPart, ticket))).toEqual([401, 'mediaTicket.invalid']);
  });

  it('[RC-07] says so when the recording is no longer the planned one', async () => {
    const [part] = await plan(0, 5);
    for (const other of [{ from: at(0.5), last: at(4.9) }, { from: at(0), last: at(4.95) }, { from: at(100), last: at(101) }]) expect(await codeOf(await fetchPart(other))).toEqual([409, 'recording.exportChanged']);
    expect((await fetchPart(part as RecordingExportPart)).status).toBe(200);
    expect(await codeOf(await checkedFetch(answersOf(recordingServer, server.app), `${server.url}/api/rest/v1/recordings/export?camera=x`))).toEqual([400, 'query.invalid']);
  });

  it('[RC-07] tells the log whose export it was', async () => {
    const [part] = await plan(0, 5);
    await (await fetchPart(part as RecordingExportPart)).arrayBuffer();
    const rows = (await server.app.get(Database).read.query(`SELECT payload FROM outbox WHERE payload LIKE '%camera.exported%' ORDER BY id DESC LIMIT 1`)) as { payload: string }[];
    expect(JSON.parse(rows[0]?.payload ?? '{}')).toMatchObject({ operation: 'camera.exported', privilege: 'camera.export', user: { id: user }, object: { type: 'cameras', id: cameraId, name: 'Gate' }, details: { from: at(0), to: at(5), bytes: part?.bytes } });
  });

  it('[RC-07] breaks off, never pretends to be whole, where a fragment is damaged on disk', async () => {
    const [part] = await plan(52, 59);
    const folder = join(media, cameraId, stream, at(50).slice(0, 10));
    const [name = ''] = (await readdir(folder)).filter((file) => file.startsWith(String(START + 50_000)) && file.endsWith('.mp4'));
    await run('dd', ['if=/dev/zero', `of=${join(folder, name)}`, 'bs=1', 'seek=60000', 'count=2000', 'conv=notrunc']);
    await expect(fetchPart(part as RecordingExportPart).then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error(String(response.status)))))).rejects.toThrow();
  });
});

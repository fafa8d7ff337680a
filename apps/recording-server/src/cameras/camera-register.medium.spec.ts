import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstRecordingServer } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import { createService } from '@vigie/platform/boot';
import type { RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { testDatabase, testNats } from '@vigie/testing';
import type { TestDatabase } from '@vigie/testing';
import { RecordingConfig } from '../app.config.js';
import { recordingServer } from '../app.module.js';
import { CameraRegister } from './camera-register.service.js';

describe('the register of cameras', () => {
  let media: string;
  let database: TestDatabase;
  let server: RunningService;
  let camera: CameraFact;

  const start = async (): Promise<void> => {
    const settings = { SITE_ID: randomUUID(), DATABASE_URL: database.applicationUrl, NATS_URL: testNats(), MEDIA_PATH: media, LOG_LEVEL: 'silent' };
    server = await createService(recordingServer, readConfig(RecordingConfig, settings));
  };
  const register = (): CameraRegister => server.app.get(CameraRegister);
  const change = (work: (tx: Tx) => Promise<void>): Promise<void> => server.app.get(Database).change(work);
  const failing = (work: (tx: Tx) => Promise<void>): Promise<void> => expect(change(async (tx) => {
    await work(tx);
    throw new Error('the commit failed');
  })).rejects.toThrow('the commit failed');

  beforeEach(async () => {
    media = await mkdtemp(join(tmpdir(), 'vigie-media-'));
    database = await testDatabase({ service: 'recording-server', migrations: recordingServer.migrations });
    camera = {
      id: randomUUID(), name: 'Gate', enabled: false, recordingServer: firstRecordingServer, hardware: randomUUID(), recording: 'always',
      retentionDays: 7, credentialsRevision: 0, revision: 1, streams: [],
    };
    await start();
  });

  afterEach(async () => {
    await server.stop();
    await database.drop();
    await rm(media, { recursive: true, force: true });
  });

  it('[OP-03] takes a camera that comes again after its commit failed, and has it after a restart', async () => {
    await failing((tx) => register().put(camera, tx));
    expect(register().get(camera.id)).toBeUndefined();
    await change((tx) => register().put(camera, tx));
    expect(register().get(camera.id)).toMatchObject({ name: 'Gate' });
    const renamed = { ...camera, name: 'Dock', revision: 2 };
    await failing((tx) => register().put(renamed, tx));
    expect(register().get(camera.id)).toMatchObject({ name: 'Gate' });
    await change((tx) => register().put(renamed, tx));
    await change((tx) => register().put(camera, tx));
    expect(register().get(camera.id)).toMatchObject({ name: 'Dock' });
    await server.stop();
    await start();
    expect(register().get(camera.id)).toMatchObject({ name: 'Dock', revision: 2 });
  });

  it('[OP-03] loses a camera that was deleted, also when the first commit failed, and keeps its retention', async () => {
    await change((tx) => register().put(camera, tx));
    const heard: (CameraFact | undefined)[] = [];
    register().follow((id, state) => { if (id === camera.id) heard.push(state); });
    await failing((tx) => register().remove(camera.id, tx));
    expect(register().get(camera.id)).toBeDefined();
    await change((tx) => register().remove(camera.id, tx));
    await change((tx) => register().remove(camera.id, tx));
    expect(heard.map((state) => state?.name)).toEqual(['Gate', undefined]);
    await server.stop();
    await start();
    expect(register().get(camera.id)).toBeUndefined();
    expect(register().retentionDays(camera.id)).toBe(7);
  });

  it('[OP-03] learns from its rows what was committed without an answer', async () => {
    await server.app.get(Database).read.query('INSERT INTO camera (id, revision, retention_days, camera) VALUES ($1, 1, 7, $2)', [camera.id, JSON.stringify(camera)]);
    await change((tx) => register().put(camera, tx));
    expect(register().get(camera.id)).toMatchObject({ name: 'Gate' });
  });
});

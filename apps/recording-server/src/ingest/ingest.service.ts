import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { CameraFact, CameraFactStream } from '@vigie/contracts';
import { logger } from '@vigie/platform/telemetry';
import { RecordingConfig } from '../app.config.js';
import { CameraCredentials } from '../cameras/camera-credentials.service.js';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { cameraSignal, type StreamSignal } from '../signals/camera-signal.rules.js';
import { Conditions } from '../signals/conditions.service.js';
import { MediaStore } from '../store/media-store.service.js';
import { StreamRecorder } from '../store/stream-recorder.js';
import { sourceUrl } from './ffmpeg-arguments.rules.js';
import type { LiveStream } from './live-stream.js';
import { StreamIngest } from './stream-ingest.js';

interface Running {
  /** Everything that makes a new connection necessary when it changes. */
  readonly key: string;
  readonly ingest: StreamIngest;
  readonly recorder: StreamRecorder | undefined;
  signal: StreamSignal;
}

const log = logger('ingest');

/** Runs every stream of every enabled camera of this server, and follows the register's changes. */
@Injectable()
export class Ingests implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly cameras = new Map<string, Map<string, Running>>();
  private queue: Promise<void> = Promise.resolve();
  private unfollow: (() => void) | undefined;
  /** A stream outlives the message that started it: it must not run in that message's transaction and trace. */
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly config: RecordingConfig,
    private readonly register: CameraRegister,
    private readonly credentials: CameraCredentials,
    private readonly store: MediaStore,
    private readonly conditions: Conditions,
  ) {}

  onApplicationBootstrap(): void {
    this.unfollow = this.register.follow((id, camera) => {
      this.queue = this.queue.then(() => this.outside(() => this.adjust(id, camera))).catch((error: unknown) => log.error({ err: error, camera: id }, 'a camera could not be adjusted'));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unfollow?.();
    await this.queue;
    await Promise.all([...this.cameras.values()].flatMap((streams) => [...streams.values()].map((running) => stopRunning(running))));
    this.cameras.clear();
  }

  /** What a stream gives now; without a stream the camera's default. Undefined: no such camera or stream is running here. */
  live(camera: string, stream?: string): { readonly stream: string; readonly live: LiveStream } | undefined {
    const id = stream ?? this.register.get(camera)?.streams.find(({ isDefault }) => isDefault)?.id;
    const running = id === undefined ? undefined : this.cameras.get(camera)?.get(id);
    return id !== undefined && running ? { stream: id, live: running.ingest.live } : undefined;
  }

  private async adjust(id: string, camera: CameraFact | undefined): Promise<void> {
    const wanted = new Map((camera?.enabled ? camera.streams : []).map((stream) => [stream.id, stream]));
    const streams = this.cameras.get(id) ?? new Map<string, Running>();
    this.cameras.set(id, streams);
    for (const [streamId, running] of [...streams]) {
      const stream = wanted.get(streamId);
      if (camera && stream && keyOf(camera, stream) === running.key) continue;
      streams.delete(streamId);
      await stopRunning(running);
    }
    for (const stream of wanted.values()) if (camera && !streams.has(stream.id)) streams.set(stream.id, this.start(camera, stream));
    if (streams.size === 0) {
      this.cameras.delete(id);
      this.conditions.signalWell(id, camera?.name ?? '', this.config.recordingServerId, Date.now());
    }
  }

  private start(camera: CameraFact, stream: CameraFactStream): Running {
    const recorder = stream.isRecorded && camera.recording === 'always' ? new StreamRecorder(this.store, camera.id, stream.id, this.config.segmentSeconds * 1000) : undefined;
    const ingest = new StreamIngest({
      camera: camera.id,
      stream: stream.id,
      ffmpeg: this.config.ffmpeg,
      signalLostMs: this.config.signalLostSeconds * 1000,
      url: async () => sourceUrl(stream.url, await this.credentials.of(camera)),
      ...(recorder ? { record: (init, timed) => recorder.record(init, timed) } : {}),
      onSignal: (hasSignal, since) => this.onSignal(camera.id, stream.id, hasSignal, since),
    });
    return { key: keyOf(camera, stream), ingest, recorder, signal: { stream: stream.id, hasSignal: undefined, since: Date.now() } };
  }

  private onSignal(id: string, stream: string, hasSignal: boolean, since: number): void {
    const streams = this.cameras.get(id);
    const running = streams?.get(stream);
    if (!streams || !running) return;
    running.signal = { stream, hasSignal, since };
    const signal = cameraSignal([...streams.values()].map((one) => one.signal));
    const cameraName = this.register.get(id)?.name ?? '';
    const { recordingServerId: recordingServer } = this.config;
    log.info({ camera: id, stream, hasSignal, state: signal.state }, 'signal');
    if (signal.state === 'lost') this.conditions.signalLost({ camera: id, cameraName, recordingServer, stream: signal.stream, since: new Date(signal.since).toISOString() });
    if (signal.state === 'well') this.conditions.signalWell(id, cameraName, recordingServer, Date.now());
  }
}

function keyOf(camera: CameraFact, stream: CameraFactStream): string {
  return [stream.url, stream.isRecorded, camera.recording, camera.credentialsRevision].join(' ');
}

async function stopRunning({ ingest, recorder }: Running): Promise<void> {
  await ingest.stop();
  await recorder?.stop();
}

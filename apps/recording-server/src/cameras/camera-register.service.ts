import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { camerasOfRecordingServer } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { serviceCaller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { RecordingConfig } from '../app.config.js';
import { CameraEntity } from './camera.entity.js';

export type CameraListener = (id: string, camera: CameraFact | undefined) => void;

const log = logger('cameras');

/** The cameras of this recording server: own rows, filled by management's facts, held in memory. Recording goes on while management is away. */
@Injectable()
export class CameraRegister implements OnModuleInit {
  private readonly cameras = new Map<string, CameraFact>();
  private readonly kept = new Map<string, { revision: number; retentionDays: number }>();
  private readonly listeners = new Set<CameraListener>();

  constructor(
    private readonly database: Database,
    private readonly questions: Questions,
    private readonly config: RecordingConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const { id, revision, retentionDays, camera } of await this.database.read.find(CameraEntity)) {
      this.kept.set(id, { revision, retentionDays });
      if (camera) this.cameras.set(id, camera);
    }
  }

  get(id: string): CameraFact | undefined {
    return this.cameras.get(id);
  }

  /** How long recordings are kept, also of a camera that is gone; undefined for one that was never known. */
  retentionDays(id: string): number | undefined {
    return this.kept.get(id)?.retentionDays;
  }

  /** Calls for every camera that is there now and for every change; undefined: the camera is not ours (any more). */
  follow(listener: CameraListener): () => void {
    this.listeners.add(listener);
    for (const [id, camera] of this.cameras) listener(id, camera);
    return () => this.listeners.delete(listener);
  }

  /** Takes a camera as it was told; an older state than the known one is passed over. */
  async put(told: CameraFact, tx: Tx): Promise<void> {
    if (told.revision <= (this.kept.get(told.id)?.revision ?? 0)) return;
    const camera = told.recordingServer === this.config.recordingServerId ? told : null;
    if (!camera && !this.kept.has(told.id)) return;
    await this.save({ id: told.id, revision: told.revision, retentionDays: told.retentionDays, camera }, tx);
  }

  async remove(id: string, tx: Tx): Promise<void> {
    const kept = this.kept.get(id);
    if (kept && this.cameras.has(id)) await this.save({ id, ...kept, camera: null }, tx);
  }

  /** Compares with management, for what was missed or told before this server existed. Without an answer everything stays as it is. */
  async compare(): Promise<boolean> {
    try {
      const { cameras } = await this.questions.ask(camerasOfRecordingServer, { recordingServer: this.config.recordingServerId }, { caller: serviceCaller('recording-server') });
      await this.database.change(async (tx) => {
        for (const camera of cameras) await this.put(camera, tx);
        const present = new Set(cameras.map(({ id }) => id));
        for (const id of [...this.cameras.keys()]) if (!present.has(id)) await this.remove(id, tx);
      });
      return true;
    } catch (error) {
      log.debug({ err: error }, 'management cannot be asked for cameras now');
      return false;
    }
  }

  /** In memory at once, even if the transaction fails after this: the fact is true and comes again. */
  private async save(row: CameraEntity, tx: Tx): Promise<void> {
    const { id, revision, retentionDays, camera } = row;
    await tx.manager.query(
      `INSERT INTO camera (id, revision, retention_days, camera) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET revision = $2, retention_days = $3, camera = $4`,
      [id, revision, retentionDays, camera && JSON.stringify(camera)],
    );
    this.kept.set(id, { revision, retentionDays });
    if (camera) this.cameras.set(id, camera);
    else this.cameras.delete(id);
    for (const listener of this.listeners) listener(id, camera ?? undefined);
  }
}

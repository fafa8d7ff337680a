import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { camerasOfRecordingServer } from '@vigie/contracts';
import type { CameraFact } from '@vigie/contracts';
import { Questions } from '@vigie/platform/messaging';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
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

  /** Takes a camera as it was told; an older state than the known one is passed over. The row decides, not the memory. */
  async put(told: CameraFact, tx: Tx): Promise<void> {
    const { id, revision, retentionDays } = told;
    if (told.recordingServer === this.config.recordingServerId) {
      await tx.manager.query(
        `INSERT INTO camera AS known (id, revision, retention_days, camera) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET revision = $2, retention_days = $3, camera = $4 WHERE known.revision < $2`, [id, revision, retentionDays, JSON.stringify(told)]);
    } else {
      await tx.manager.query('UPDATE camera SET revision = $2, retention_days = $3, camera = NULL WHERE id = $1 AND revision < $2', [id, revision, retentionDays]);
    }
    await this.follows(id, tx);
  }

  async remove(id: string, tx: Tx): Promise<void> {
    await tx.manager.query('UPDATE camera SET camera = NULL WHERE id = $1 AND camera IS NOT NULL', [id]);
    await this.follows(id, tx);
  }

  /** Compares with management, for what was missed or told before this server existed. Without an answer everything stays as it is. */
  async compare(): Promise<boolean> {
    try {
      // What comes while it is asked is newer than the answer.
      const before = [...this.cameras.keys()];
      const present = await this.present();
      await this.database.change(async (tx) => {
        for (const camera of present.values()) if (this.isNews(camera)) await this.put(camera, tx);
        for (const id of before) if (!present.has(id)) await this.remove(id, tx);
      });
      return true;
    } catch (error) {
      log.debug({ err: error }, 'management cannot be asked for cameras now');
      return false;
    }
  }

  /** All cameras that management knows of this server, asked for page by page. */
  private async present(): Promise<Map<string, CameraFact>> {
    const present = new Map<string, CameraFact>();
    let after: string | undefined;
    do {
      const request = { recordingServer: this.config.recordingServerId, ...(after ? { after } : {}) };
      const { cameras, next } = await this.questions.ask(camerasOfRecordingServer, request);
      for (const camera of cameras) present.set(camera.id, camera);
      after = next;
    } while (after !== undefined);
    return present;
  }

  private isNews({ id, revision }: CameraFact): boolean {
    return revision > (this.kept.get(id)?.revision ?? 0) || !this.cameras.has(id);
  }

  /** Memory says what the row says, once the row is committed. */
  private async follows(id: string, tx: Tx): Promise<void> {
    const row = await tx.manager.findOneBy(CameraEntity, { id });
    if (row) tx.afterCommit(() => this.take(row));
  }

  private take({ id, revision, retentionDays, camera }: CameraEntity): void {
    const known = this.kept.get(id)?.revision ?? 0;
    if (revision < known || (revision === known && this.cameras.has(id) === (camera !== null))) return;
    this.kept.set(id, { revision, retentionDays });
    if (camera) this.cameras.set(id, camera);
    else this.cameras.delete(id);
    for (const listener of this.listeners) listener(id, camera ?? undefined);
  }
}

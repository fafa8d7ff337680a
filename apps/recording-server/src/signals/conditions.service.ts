import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { cameraSignalLost, cameraSignalRestored, diskNearlyFull, diskRelieved } from '@vigie/contracts';
import type { CameraSignalLost, DiskUse } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { logger } from '@vigie/platform/telemetry';
import { ConditionEntity } from './condition.entity.js';

const RETRY_MS = 1_000;
const log = logger('conditions');

/** Tells the beginning or the end of a condition within the transaction that remembers it. */
type Telling = (tx: Tx, openSince: Date | undefined) => Promise<void>;

/**
 * What is wrong and told. Each condition is told once at its beginning and once at its end, across restarts: the row and the fact are one transaction, and
 * what could not be told, because the database was away, is told later if it is still true.
 */
@Injectable()
export class Conditions implements OnModuleInit, OnApplicationShutdown {
  private readonly open = new Map<string, Date>();
  private readonly wanted = new Map<string, { since: Date | undefined; tell: Telling }>();
  private working: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    for (const { key, since } of await this.database.read.find(ConditionEntity)) this.open.set(key, since);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  isOpen(key: string): boolean {
    return this.open.has(key);
  }

  signalLost(lost: CameraSignalLost): void {
    this.want(`signal.${lost.camera}`, new Date(lost.since), (tx) => tx.tell(cameraSignalLost, lost));
  }

  signalWell(camera: string, cameraName: string, recordingServer: string, now: number): void {
    const restoredAt = new Date(now).toISOString();
    this.want(`signal.${camera}`, undefined, (tx, since) =>
      tx.tell(cameraSignalRestored, { camera, cameraName, recordingServer, lostSince: since?.toISOString() ?? restoredAt, restoredAt }));
  }

  disk(nearlyFull: boolean, use: DiskUse, now: number): void {
    this.want('disk', nearlyFull ? new Date(now) : undefined, (tx) => tx.tell(nearlyFull ? diskNearlyFull : diskRelieved, use));
  }

  private want(key: string, since: Date | undefined, tell: Telling): void {
    this.wanted.set(key, { since, tell });
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    for (let next = this.due(); next; next = this.due()) {
      const [key, { since, tell }] = next;
      try {
        await this.database.change(async (tx) => {
          if (since) await tx.manager.upsert(ConditionEntity, { key, since }, ['key']);
          else await tx.manager.delete(ConditionEntity, { key });
          await tell(tx, this.open.get(key));
        });
        if (since) this.open.set(key, since);
        else this.open.delete(key);
      } catch (error) {
        log.warn({ err: error, key }, 'a condition could not be told yet');
        if (this.stopped) return;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private due(): [string, { since: Date | undefined; tell: Telling }] | undefined {
    return [...this.wanted].find(([key, { since }]) => this.open.has(key) !== (since !== undefined));
  }
}

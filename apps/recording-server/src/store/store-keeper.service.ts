import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { logger } from '@vigie/platform/telemetry';
import { RecordingConfig } from '../app.config.js';
import { CameraRegister } from '../cameras/camera-register.service.js';
import { Conditions } from '../signals/conditions.service.js';
import { MediaStore } from './media-store.service.js';
import { expiredSegments, isNearlyFull, segmentsOverQuota } from './removal.rules.js';
import type { StoredSegment } from './segment-catalogue.js';

const EVERY_MS = 5_000;
const log = logger('keeper');

/** Keeps the store within retention (RC-04) and quota, and says when it fills up (RC-14). */
@Injectable()
export class StoreKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private nearlyFull = false;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: RecordingConfig,
    private readonly store: MediaStore,
    private readonly cameras: CameraRegister,
    private readonly conditions: Conditions,
  ) {}

  onApplicationBootstrap(): void {
    this.nearlyFull = this.conditions.isOpen('disk');
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.keep(Date.now())).catch((error: unknown) => log.error({ err: error }, 'keeping the store failed'));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  /** One round: what is too old goes, then the fullness is told, then what is over the quota goes, oldest first. */
  async keep(now: number): Promise<void> {
    const { catalogue } = this.store;
    await this.removeAll(expiredSegments(catalogue.all(), now, (camera) => this.cameras.retentionDays(camera)), 'retention');
    const quotaBytes = this.config.mediaQuotaBytes;
    const usedBytes = this.used();
    this.nearlyFull = isNearlyFull(this.nearlyFull, usedBytes, quotaBytes);
    this.conditions.disk(this.nearlyFull, { recordingServer: this.config.recordingServerId, usedBytes, quotaBytes }, now);
    await this.removeAll(segmentsOverQuota(catalogue.all(), usedBytes, quotaBytes), 'quota');
  }

  /** Open segments count too: they will be there in a minute. */
  private used(): number {
    return this.store.catalogue.all().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private async removeAll(segments: readonly StoredSegment[], reason: 'retention' | 'quota'): Promise<void> {
    for (const segment of segments) await this.store.removeSegment(segment);
    if (segments.length > 0) log.info({ segments: segments.length, bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0), reason }, 'recordings removed');
  }
}

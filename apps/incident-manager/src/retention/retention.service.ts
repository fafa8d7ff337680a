import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { incidentProjectDeleted } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AuditTrail, serviceCaller } from '@vigie/platform/security';
import { logger } from '@vigie/platform/telemetry';
import { In } from 'typeorm';
import { IncidentConfig } from '../app.config.js';
import { endExports } from '../deletions/end-exports.js';
import { bury } from '../deletions/tombstones.js';
import { forgetActivities } from '../projects/activities/forget-activities.js';
import { writeAll } from '../projects/activities/write-activity.js';
import { ProjectRow } from '../projects/project.entity.js';
import { keepSettings } from '../settings/read-settings.js';
import { personOf } from '../texts/person.js';
import { lockExpired } from './expired.js';
import type { ExpiredProject } from './expired.js';

const log = logger('retention');
const self = serviceCaller('incident-manager');

/** Projects in one transaction: few enough that readers and writers hardly notice, whom this process answers as well. */
const batch = 25;

/** Deletes projects whose time is over, in small steps; a copy that stops in between leaves the rest to the next run (IM-09). */
@Injectable()
export class Retention implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private readonly stopping = new AbortController();

  constructor(private readonly database: Database, private readonly audit: AuditTrail, private readonly config: IncidentConfig) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.expireAll().finally(() => {
        this.running = undefined;
      });
    }, this.config.expiryIntervalMs);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.running;
  }

  private async expireAll(): Promise<void> {
    try {
      for (let left = true; left && !this.stopping.signal.aborted;) {
        const begun = performance.now();
        left = (await this.expireSome()) > 0;
        // As long as a step took, others have the database to themselves.
        if (left) await pause(performance.now() - begun, undefined, { signal: this.stopping.signal });
      }
    } catch (error) {
      if (!this.stopping.signal.aborted) log.warn({ err: error }, 'expiry goes on later');
    }
  }

  /** One step; returns how many projects went. */
  async expireSome(now = new Date()): Promise<number> {
    return this.database.change(async (tx) => {
      const { retentionDays } = await keepSettings(tx.manager);
      const expired = await lockExpired(tx.manager, retentionDays, now, batch);
      const ids = expired.map(({ id }) => id);
      if (ids.length === 0) return 0;
      await tx.manager.delete(ProjectRow, { id: In(ids) });
      await bury(tx.manager, 'incidentProjects', ids);
      await forgetActivities(tx.manager, ids);
      await endExports(tx, ids);
      await writeAll(tx.manager, personOf(self), expired.map(({ id, number }) => ({ projectId: id, operation: 'project.deleted', details: { number, retentionDays } })));
      for (const project of expired) await this.record(tx, project, retentionDays);
      return ids.length;
    });
  }

  /** An expiry is a deletion like any other: in both logs (IM-53). */
  private async record(tx: Tx, { id, number }: ExpiredProject, retentionDays: number): Promise<void> {
    await tx.tell(incidentProjectDeleted, { id, number });
    await this.audit.write(self, {
      log: 'audit', category: 'incident', operation: 'incidentProject.expired', outcome: 'success', object: { type: 'incidentProjects', id, name: number }, details: { retentionDays },
    }, tx);
  }
}

import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { logger } from '@vigie/platform/telemetry';
import { IncidentConfig } from '../../app.config.js';
import { TaskStore } from './task-store.service.js';

const log = logger('tasks');

/** Looks after tasks that nobody looks after any more; every copy does, and what two do at once happens once. */
@Injectable()
export class TaskSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;
  private sweeping?: Promise<void>;

  constructor(private readonly store: TaskStore, private readonly config: IncidentConfig) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.store.sweep()
        .catch((error: unknown) => log.warn({ err: error }, 'old tasks go later'))
        .finally(() => {
          this.sweeping = undefined;
        });
    }, this.config.taskBeatMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }
}

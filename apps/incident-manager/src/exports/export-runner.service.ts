import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { WorkLimit } from '@vigie/platform/limits';
import { logger } from '@vigie/platform/telemetry';
import { IncidentConfig } from '../app.config.js';
import { ExportMaker } from './export-maker.service.js';
import type { ExportJob } from './export-job.js';
import { TaskStore } from './tasks/task-store.service.js';

const log = logger('exports');

/** Works on exports behind the answer to the request: a few at a time, the others wait. Only this process knows their passwords, so they end with it. */
@Injectable()
export class ExportRunner implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private readonly limit: WorkLimit;

  constructor(private readonly maker: ExportMaker, private readonly tasks: TaskStore, private readonly config: IncidentConfig) {
    this.limit = new WorkLimit(config.exportWorkers);
  }

  start(job: ExportJob): void {
    const run = this.run(job).finally(() => this.running.delete(run));
    this.running.add(run);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private async run(job: ExportJob): Promise<void> {
    const unwanted = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, unwanted.signal]);
    let progress = 0;
    const beat = (): void => void this.tasks.beat(job.taskId, progress).then((wanted) => wanted || unwanted.abort(), (error: unknown) => log.debug({ err: error }, 'no sign of life now'));
    const beating = setInterval(beat, this.config.taskBeatMs);
    try {
      await this.limit.run(async () => {
        progress = 1;
        beat();
        await this.maker.make(job, (percent) => (progress = Math.max(progress, percent)), signal);
      }, { signal });
    } catch (error) {
      log.warn({ err: error, task: job.taskId }, 'an export failed');
      await this.tasks.fail(job.taskId, refusalOf(error, signal)).catch((failure: unknown) => log.warn({ err: failure, task: job.taskId }, 'the task is given up later'));
    } finally {
      clearInterval(beating);
    }
  }
}

function refusalOf(error: unknown, signal: AbortSignal): VigieError {
  if (signal.aborted) return new VigieError('incident.export.interrupted');
  return error instanceof VigieError ? error : new VigieError('incident.export.notCompleted', { cause: error });
}

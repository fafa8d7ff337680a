import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { IncidentConfig } from '../../app.config.js';
import { personOf } from '../../texts/person.js';
import { failedColumns, failedExport } from './failed-export.js';
import type { FailedRow } from './failed-export.js';
import { removeChunks } from './package-chunks.js';
import { TaskRow } from './task.entity.js';
import type { StoredPackage } from './task.entity.js';

/** Exports that one person may have at once, under way and waiting to be fetched. */
export const mostTasks = 5;

/** Signs of life that may be missing before a task counts as given up. */
const missedBeats = 6;

/** Rows of long tasks: any copy of the service answers for them, whichever works on them. Times are the database's, the same for all copies. */
@Injectable()
export class TaskStore {
  constructor(private readonly database: Database, private readonly config: IncidentConfig) {}

  /** A new task of the caller's; throws `incident.export.tooMany`. */
  async add(caller: Caller, name: string, project: { id: string; number: string }): Promise<string> {
    const { id: ownerId, name: ownerName, kind } = personOf(caller);
    return this.database.change(async ({ manager }) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [ownerId]);
      const kept = await manager.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM tasks WHERE owner_id = $1 AND state <> 'Error'`, [ownerId]);
      if ((kept[0]?.count ?? 0) >= mostTasks) throw new VigieError('incident.export.tooMany', { params: { most: mostTasks } });
      const id = randomUUID();
      await manager.query(
        `INSERT INTO tasks (id, name, project_id, project_number, owner_id, owner_name, owner_kind, owner_address, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'Idle')`,
        [id, name, project.id, project.number, ownerId, ownerName, kind, caller.address ?? null],
      );
      return id;
    });
  }

  /** A task of the caller's own; throws `object.notFound` for anybody else's. */
  async find(caller: Caller, id: string): Promise<TaskRow> {
    const row = await this.database.read.findOneBy(TaskRow, { id, ownerId: caller.principal.id });
    if (!row) throw new VigieError('object.notFound');
    return row;
  }

  /** A sign of life; false where the task is no longer wanted. */
  async beat(id: string, progress: number): Promise<boolean> {
    const rows = await this.database.read.query<unknown[]>(
      `WITH beaten AS (UPDATE tasks SET state = CASE WHEN $2 > 0 THEN 'InProgress' ELSE state END, progress = greatest(progress, $2), beat_at = now() WHERE id = $1 AND finished_at IS NULL RETURNING 1)
       SELECT * FROM beaten`, [id, Math.min(99, Math.floor(progress))],
    );
    return rows.length > 0;
  }

  /** Part of the transaction that writes what was done; throws where the task is no longer wanted, which undoes all of it. */
  async finish(manager: EntityManager, id: string, made: StoredPackage): Promise<void> {
    const rows = await manager.query<unknown[]>(
      `WITH finished AS (UPDATE tasks SET state = 'Success', progress = 100, package = $2, finished_at = now() WHERE id = $1 AND finished_at IS NULL RETURNING 1) SELECT * FROM finished`,
      [id, JSON.stringify(made)],
    );
    if (rows.length === 0) throw new VigieError('incident.export.interrupted');
  }

  /** The task failed, and the log of the site says so: nothing of its package stays. One that has ended in between stays as it is. */
  async fail(id: string, { code, parameters }: VigieError): Promise<void> {
    const failed = await this.database.change(async (tx) => {
      const [row] = await tx.manager.query<FailedRow[]>(
        `WITH failed AS (UPDATE tasks SET state = 'Error', error_code = $2, error_parameters = $3, finished_at = now() WHERE id = $1 AND finished_at IS NULL RETURNING ${failedColumns}) SELECT * FROM failed`,
        [id, code, JSON.stringify(parameters)],
      );
      if (row) await tx.log(failedExport(row, code));
      return row !== undefined;
    });
    if (failed) await removeChunks(this.database.read, id);
  }

  /** Its owner needs it no more; a task under way ends. */
  async remove(id: string): Promise<void> {
    await this.fail(id, new VigieError('incident.export.interrupted'));
    await removeChunks(this.database.read, id);
    await this.database.read.query('DELETE FROM tasks WHERE id = $1', [id]);
  }

  /** Tasks whose copy of the service died fail; of those that failed the bytes go, of those whose time is over all. */
  async sweep(): Promise<void> {
    const manager = this.database.read;
    const dead = await manager.query<{ id: string }[]>(
      `SELECT id FROM tasks WHERE finished_at IS NULL AND beat_at < now() - make_interval(secs => $1)`, [(missedBeats * this.config.taskBeatMs) / 1_000],
    );
    for (const { id } of dead) await this.fail(id, new VigieError('incident.export.interrupted'));
    const failed = await manager.query<{ id: string }[]>(`SELECT id FROM tasks WHERE state = 'Error' AND EXISTS (SELECT FROM package_chunks WHERE task_id = tasks.id)`);
    for (const { id } of failed) await removeChunks(manager, id);
    const old = await manager.query<{ id: string }[]>('SELECT id FROM tasks WHERE finished_at < now() - make_interval(secs => $1)', [this.config.exportKeepMs / 1_000]);
    for (const { id } of old) await this.remove(id);
  }
}

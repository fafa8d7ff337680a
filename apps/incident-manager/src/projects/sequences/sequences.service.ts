import { Injectable } from '@nestjs/common';
import { incidentSequenceRemoved, VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { bury } from '../../deletions/tombstones.js';
import { orSay } from '../../failures/say.js';
import { personOf } from '../../texts/person.js';
import { removedStep } from '../activities/removed-step.js';
import { writeActivities } from '../activities/write-activity.js';
import { requirePart, requirePartChange } from '../require-part.js';
import { requireProject } from '../require-project.js';
import { touchProject } from '../touch-project.js';
import { mayHaveChanged } from './recording-state.rules.js';
import { Recordings } from './recordings.service.js';
import { SequenceRow } from './sequence.entity.js';
import { narrowSequences, seesSequence } from './sequence-sight.js';
import { SequenceStore } from './sequence-store.service.js';
import type { AskedSequences } from './sequence-store.service.js';
import { StillKeeper } from './still-keeper.service.js';
import { StillStore } from './still-store.service.js';
import { cameraOf, sequenceColumns, sequenceDetails, sequenceFact } from './sequence.view.js';

/** Most spans that reading a list asks about anew. */
const mostAsked = 20;

/** The sequences of a project (IM-22, IM-23). */
@Injectable()
export class Sequences {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly store: SequenceStore,
    private readonly recordings: Recordings,
    private readonly stills: StillStore,
    private readonly keeper: StillKeeper,
  ) {}

  async list(caller: Caller, projectId: string, query: ListQuery): Promise<SequenceRow[]> {
    await requirePart(this.access, caller, 'incidentSequence.view');
    await requireProject(this.database.read, projectId);
    const all = this.database.read.createQueryBuilder(SequenceRow, 'sequence').where('sequence.projectId = :projectId', { projectId });
    await narrowSequences(all, 'sequence', { manager: this.database.read, access: this.access, caller, projects: [projectId] });
    const rows = await this.askAgain(caller, await listRows(all, 'sequence', query, sequenceColumns));
    this.keeper.soon(caller, (await this.stills.due(rows)).slice(0, mostAsked));
    return rows;
  }

  async get(caller: Caller, projectId: string, id: string): Promise<SequenceRow> {
    await requirePart(this.access, caller, 'incidentSequence.view');
    await requireProject(this.database.read, projectId);
    return this.find(this.database.read, caller, projectId, id);
  }

  async add(caller: Caller, projectId: string, asked: AskedSequences): Promise<SequenceRow[]> {
    await requirePart(this.access, caller, 'incidentSequence.manage');
    return orSay('incident.sequence.notAdded', async () => {
      const prepared = await this.store.prepare(caller, asked);
      return this.database.change(async (tx) => {
        await touchProject(tx.manager, projectId, { sequences: prepared.spans.length });
        return this.store.write(tx, caller, projectId, prepared);
      });
    });
  }

  /** Takes all sequences that the caller may see out of the project, or none; returns how many went. */
  async clear(caller: Caller, projectId: string): Promise<number> {
    await requirePartChange(this.access, caller, 'incidentSequence');
    return orSay('incident.sequence.notDeleted', () => this.database.change(async (tx) => {
      await touchProject(tx.manager, projectId, {});
      const all = await tx.manager.find(SequenceRow, { where: { projectId }, order: { startTime: 'ASC', id: 'ASC' } });
      const rows = all.filter((row) => seesSequence(this.access, caller, row));
      if (rows.length === 0) return 0;
      await touchProject(tx.manager, projectId, { sequences: -rows.length });
      await this.take(tx, caller, rows);
      return rows.length;
    }));
  }

  async remove(caller: Caller, projectId: string, id: string): Promise<void> {
    await requirePartChange(this.access, caller, 'incidentSequence');
    await orSay('incident.sequence.notDeleted', () => this.database.change(async (tx) => {
      await touchProject(tx.manager, projectId, { sequences: -1 });
      const row = await this.find(tx.manager, caller, projectId, id);
      await this.take(tx, caller, [row]);
    }));
  }

  /** Takes sequences out of the project that the transaction has locked. */
  private async take(tx: Tx, caller: Caller, rows: readonly SequenceRow[]): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await tx.manager.delete(SequenceRow, { id: In(ids) });
    await bury(tx.manager, 'sequences', ids);
    await writeActivities(tx.manager, rows[0]?.projectId ?? '', personOf(caller), rows.map((row) => ({ operation: 'sequence.removed', details: sequenceDetails(row) })));
    for (const row of rows) await tx.tell(incidentSequenceRemoved, sequenceFact(row));
  }

  /** A sequence of a camera that the caller may not see looks like none, taken out or not. */
  private async find(manager: EntityManager, caller: Caller, projectId: string, id: string): Promise<SequenceRow> {
    const row = await manager.findOneBy(SequenceRow, { id, projectId });
    if (row && seesSequence(this.access, caller, row)) return row;
    const removed = row ? undefined : await removedStep(manager, projectId, 'sequence', id);
    throw new VigieError(removed && seesSequence(this.access, caller, cameraOf(removed)) ? 'object.deleted' : 'object.notFound');
  }

  /** Spans whose recording was not there yet, or nobody knew about, are asked about once more. */
  private async askAgain(caller: Caller, rows: SequenceRow[]): Promise<SequenceRow[]> {
    const now = new Date();
    const open = rows.filter((row) => mayHaveChanged(row.hasRecording, row.endTime, row.recordingCheckedAt, now)).slice(0, mostAsked);
    const states = await this.recordings.states(caller, open);
    for (const [index, row] of open.entries()) {
      const state = states[index] ?? 'unknown';
      if (state === 'unknown') continue;
      Object.assign(row, { hasRecording: state, recordingCheckedAt: now });
      await this.database.read.update(SequenceRow, { id: row.id }, { hasRecording: state, recordingCheckedAt: now });
    }
    return rows;
  }
}

import { Injectable } from '@nestjs/common';
import { incidentSequenceStillKept } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { In } from 'typeorm';
import { violatedReference } from '../../failures/constraint.js';
import { mayHaveChanged } from './recording-state.rules.js';
import type { SequenceRow } from './sequence.entity.js';
import { StillRow } from './still.entity.js';
import { sequenceFact } from './sequence.view.js';
import { StillSource } from './still-source.service.js';
import type { FoundStill } from './still-source.service.js';

/** Keeps stills of sequences, and asks for those that are missing as long as there may be some. */
@Injectable()
export class StillStore {
  constructor(private readonly database: Database, private readonly source: StillSource) {}

  /** What is kept, without the pictures, by id of the sequence. */
  async checked(sequenceIds: readonly string[]): Promise<Map<string, { checkedAt: Date; kept: boolean }>> {
    const rows = sequenceIds.length === 0 ? [] : await this.database.read.find(StillRow, {
      where: { sequenceId: In(sequenceIds) }, select: { sequenceId: true, frameTime: true, checkedAt: true },
    });
    return new Map(rows.map(({ sequenceId, frameTime, checkedAt }) => [sequenceId, { checkedAt, kept: frameTime !== null }]));
  }

  /** Those of the sequences whose still is missing and may be there by now. */
  async due(rows: readonly SequenceRow[]): Promise<SequenceRow[]> {
    const checked = await this.checked(rows.map(({ id }) => id));
    const now = new Date();
    return rows.filter(({ id, endTime }) => {
      const still = checked.get(id);
      return !still || (!still.kept && mayHaveChanged('none', endTime, still.checkedAt, now));
    });
  }

  /** The still of a sequence whose camera the caller may play back: the one that is kept, else asked for now. */
  async get(caller: Caller, row: SequenceRow): Promise<FoundStill> {
    const known = await this.look(row);
    return known.state === 'unanswered' ? this.fetch(caller, row) : known;
  }

  /** The still that is kept, asking nobody; `unanswered` where there may be one. */
  async look(row: SequenceRow): Promise<FoundStill> {
    const kept = await this.database.read.findOneBy(StillRow, { sequenceId: row.id });
    if (kept?.picture && kept.frameTime) return { state: 'kept', picture: kept.picture, frameTime: kept.frameTime };
    return { state: kept && !mayHaveChanged('none', row.endTime, kept.checkedAt, new Date()) ? 'none' : 'unanswered' };
  }

  /** Asks and keeps what comes. */
  async fetch(caller: Caller, row: SequenceRow): Promise<FoundStill> {
    const found = await this.source.find(caller, row);
    if (found.state === 'kept') await this.keep(row, found.picture, found.frameTime);
    if (found.state === 'none') await this.keep(row, null, null);
    return found;
  }

  /** A picture that is kept is never replaced: what was seen when it was added is the record. Open clients hear that there is one. */
  private async keep(row: SequenceRow, picture: Buffer | null, frameTime: Date | null): Promise<void> {
    await this.database.change(async (tx) => {
      const written = await tx.manager.query<unknown[]>(
        `INSERT INTO sequence_stills (sequence_id, picture, frame_time, checked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (sequence_id) DO UPDATE SET picture = excluded.picture, frame_time = excluded.frame_time, checked_at = excluded.checked_at
          WHERE sequence_stills.picture IS NULL RETURNING sequence_id`,
        [row.id, picture, frameTime, new Date()],
      );
      if (picture && written.length > 0) await tx.tell(incidentSequenceStillKept, sequenceFact(row));
    }).catch((error: unknown) => {
      // The sequence was removed meanwhile.
      if (violatedReference(error) === undefined) throw error;
    });
  }
}

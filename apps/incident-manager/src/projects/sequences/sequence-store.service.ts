import { Injectable } from '@nestjs/common';
import { incidentSequenceAdded } from '@vigie/contracts';
import type { RecordingState } from '@vigie/contracts';
import { messageId } from '@vigie/platform/persistence';
import type { Tx } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { DraftSequences } from '../../draft-sequences/draft-sequences.service.js';
import { personOf } from '../../texts/person.js';
import { writeActivities } from '../activities/write-activity.js';
import { Recordings } from './recordings.service.js';
import { SequenceRow } from './sequence.entity.js';
import { sequenceDetails, sequenceFact } from './sequence.view.js';
import { StillKeeper } from './still-keeper.service.js';
import type { SpanDto } from './span.dto.js';
import { Spans } from './spans.service.js';
import type { Span } from './spans.service.js';

/** What a request asks to add: spans said in it, and ids of the caller's draft list, or all of it. */
export interface AskedSequences {
  sequences?: SpanDto[] | null;
  draftSequences?: string[] | 'all' | null;
}

/** Spans that may be added, with all that was found out before the transaction. */
export interface PreparedSequences {
  spans: Span[];
  states: RecordingState[];
  draftIds: string[];
}

/** How sequences come into a project, at its creation or later (IM-20, IM-21, IM-22). */
@Injectable()
export class SequenceStore {
  constructor(
    private readonly spans: Spans,
    private readonly drafts: DraftSequences,
    private readonly recordings: Recordings,
    private readonly keeper: StillKeeper,
  ) {}

  /** Checks spans and rights and asks what is recorded; nothing is changed. */
  async prepare(caller: Caller, asked: AskedSequences): Promise<PreparedSequences> {
    const draftIds = asked.draftSequences === 'all' ? await this.drafts.ids(caller) : asked.draftSequences ?? [];
    const spans: Span[] = await this.drafts.look(caller, draftIds);
    for (const dto of asked.sequences ?? []) spans.push(await this.spans.read(caller, dto));
    return { spans, states: await this.recordings.states(caller, spans), draftIds };
  }

  /** Writes them into a project that the transaction has locked; drafts leave the list. */
  async write(tx: Tx, caller: Caller, projectId: string, { spans, states, draftIds }: PreparedSequences): Promise<SequenceRow[]> {
    const person = personOf(caller);
    const now = new Date();
    const rows = spans.map((span, index): SequenceRow => ({
      id: messageId(), projectId, siteId: span.siteId, siteName: span.siteName, cameraId: span.cameraId, cameraName: span.cameraName,
      startTime: span.startTime, endTime: span.endTime, hasRecording: states[index] ?? 'unknown', recordingCheckedAt: now,
      addedById: person.id, addedByName: person.name, addedByKind: person.kind, addedAt: now,
    }));
    if (rows.length === 0) return rows;
    await this.drafts.take(tx.manager, caller, draftIds);
    await tx.manager.insert(SequenceRow, rows);
    await writeActivities(tx.manager, projectId, person, rows.map((row) => ({ operation: 'sequence.added', details: sequenceDetails(row) })));
    for (const row of rows) await tx.tell(incidentSequenceAdded, sequenceFact(row));
    tx.afterCommit(() => this.keeper.soon(caller, rows));
    return rows;
  }
}

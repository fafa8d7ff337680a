import { Injectable } from '@nestjs/common';
import type { RecordingState } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import { askSites } from '../projects/sequences/ask-sites.js';
import type { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { StillStore } from '../projects/sequences/still-store.service.js';
import { Stills } from '../projects/sequences/stills.service.js';
import { isPrintable } from './jpeg.rules.js';

/** Pictures asked for at once. */
const atOnce = 4;

/** The still of a sequence, or that nobody said whether there is one. */
export interface ReportedStill {
  still?: Buffer;
  stillUnanswered?: boolean;
}

/** Stills for a report: of sequences whose cameras the reader may play back. */
@Injectable()
export class ReportStills {
  constructor(private readonly stills: Stills, private readonly store: StillStore) {}

  /** The recordings of the sequences say whom to ask: nobody who does not answer, and nobody for what is not recorded. */
  load(caller: Caller, rows: readonly SequenceRow[], states: readonly (RecordingState | 'unanswered')[]): Promise<ReportedStill[]> {
    return askSites<SequenceRow, ReportedStill>(rows, {
      atOnce, silent: new Set(rows.filter((_, index) => states[index] === 'unanswered').map(({ siteId }) => siteId)),
      ask: (row, silent, index) => this.one(caller, row, silent, states[index] === 'none'),
      isSilence: ({ stillUnanswered }) => stillUnanswered === true,
    });
  }

  private async one(caller: Caller, row: SequenceRow, silent: boolean, unrecorded: boolean): Promise<ReportedStill> {
    if (!this.stills.maySee(caller, row)) return {};
    const found = silent || unrecorded ? await this.store.look(row) : await this.store.get(caller, row);
    if (found.state === 'unanswered') return unrecorded ? {} : { stillUnanswered: true };
    return found.state === 'kept' && isPrintable(found.picture) ? { still: found.picture } : {};
  }
}

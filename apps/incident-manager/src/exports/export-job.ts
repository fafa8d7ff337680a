import type { LeftOutReason } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import type { SequenceRow } from '../projects/sequences/sequence.entity.js';
import type { ExportProjectDto } from './export.dto.js';

/** A sequence that does not go into the package. */
export interface LeftOut {
  row: SequenceRow;
  reason: LeftOutReason;
}

/** One export under way. The password is in here and nowhere else. */
export interface ExportJob {
  taskId: string;
  caller: Caller;
  project: { id: string; number: string };
  dto: ExportProjectDto;
  sequences: readonly SequenceRow[];
  leftOut: readonly LeftOut[];
}

import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { IncidentConfig } from '../app.config.js';
import type { PlannedSequence } from './export-contents.service.js';
import type { ExportJob, LeftOut } from './export-job.js';
import { RecordedMedia } from './media/recorded-media.service.js';

export interface ExportPlan {
  sequences: PlannedSequence[];
  leftOut: LeftOut[];
  /** Of all video. */
  bytes: number;
}

/** Finds out what there is to export before anything is written. */
@Injectable()
export class ExportPlans {
  constructor(private readonly media: RecordedMedia, private readonly config: IncidentConfig) {}

  /** Throws `incident.export.tooLarge`, or what the recording-server refuses. */
  async make({ caller, sequences, leftOut }: ExportJob): Promise<ExportPlan> {
    const plan: ExportPlan = { sequences: [], leftOut: [...leftOut], bytes: 0 };
    for (const row of sequences) {
      const parts = await this.media.plan(caller, row);
      plan.bytes += parts.reduce((sum, { bytes }) => sum + bytes, 0);
      if (parts.length > 0) plan.sequences.push({ row, parts });
      else plan.leftOut.push({ row, reason: 'notRecorded' });
    }
    const most = this.config.exportMaxBytes;
    if (plan.bytes > most) throw new VigieError('incident.export.tooLarge', { params: { bytes: plan.bytes, most } });
    return plan;
  }
}

import { Injectable } from '@nestjs/common';
import { fingerprintOf, writePackage } from '@vigie/media';
import { ExportContents } from './export-contents.service.js';
import type { ExportJob } from './export-job.js';
import { ExportPlans } from './export-plan.service.js';
import { ExportRecords } from './export-records.service.js';
import { packageFacts } from './guide/packaged-video.js';
import { EvidenceKeys } from './keys/evidence-keys.service.js';
import { PackageStore } from './package-store.service.js';

/** Makes the package of one export from beginning to end (IM-31): plan, contents, package, records. */
@Injectable()
export class ExportMaker {
  constructor(
    private readonly plans: ExportPlans,
    private readonly contents: ExportContents,
    private readonly keys: EvidenceKeys,
    private readonly packages: PackageStore,
    private readonly records: ExportRecords,
  ) {}

  /** `progress`: told per cent. Throws where anything stands in the way; then nothing was exported. */
  async make(job: ExportJob, progress: (percent: number) => void, signal: AbortSignal): Promise<void> {
    const plan = await this.plans.make(job);
    const key = await this.keys.key();
    const at = new Date();
    const facts = await this.records.facts(job, plan, at);
    const content = writePackage({
      password: job.dto.password, key, at, facts: () => facts,
      files: this.contents.files(job, packageFacts(facts, fingerprintOf(key)), plan.sequences, signal),
    });
    const stored = await this.packages.store(job.taskId, content, (bytes) => {
      signal.throwIfAborted();
      progress((100 * bytes) / (plan.bytes + bytes / 100));
    });
    await this.records.finish(job, plan, stored, fingerprintOf(key));
  }
}

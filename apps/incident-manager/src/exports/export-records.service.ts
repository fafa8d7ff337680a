import { Injectable } from '@nestjs/common';
import type { LeftOutSequence } from '@vigie/contracts';
import type { ManifestFacts } from '@vigie/media';
import { version } from '@vigie/platform/boot';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import { IncidentConfig } from '../app.config.js';
import { Custody } from '../projects/custody/custody.service.js';
import { readSettings } from '../settings/read-settings.js';
import { namedRef, personOf } from '../texts/person.js';
import { tidy } from '../texts/plain-text.js';
import type { ExportJob, LeftOut } from './export-job.js';
import type { ExportPlan } from './export-plan.service.js';
import { requireExport } from './export-rights.js';
import type { StoredBytes } from './package-store.service.js';
import { packageName } from './export-names.rules.js';
import type { StoredPackage } from './tasks/task.entity.js';
import { TaskStore } from './tasks/task-store.service.js';

/** What is written down about an export: in the package, in the project's own log (IM-54) and in its chain of custody (IM-36). */
@Injectable()
export class ExportRecords {
  constructor(
    private readonly database: Database,
    private readonly config: IncidentConfig,
    private readonly access: AccessControl,
    private readonly custody: Custody,
    private readonly tasks: TaskStore,
  ) {}

  /** What the manifest says. */
  async facts({ caller, project, dto }: ExportJob, { leftOut }: ExportPlan, at: Date): Promise<ManifestFacts> {
    const { reportTitle } = await readSettings(this.database.read);
    const recipient = tidy(dto.recipient);
    return {
      site: { id: this.config.siteId, ...(reportTitle ? { title: reportTitle } : {}) },
      project, exportedBy: personOf(caller), exportedAt: at.toISOString(), reason: dto.reason.trim(), ...(recipient ? { recipient } : {}),
      product: { name: 'Vigie', version },
      ...(leftOut.length > 0 ? {
        leftOut: leftOut.map(({ row, reason }) => ({
          sequence: row.id, camera: { id: row.cameraId, name: row.cameraName }, ...(row.siteName === null ? {} : { site: { id: row.siteId, name: row.siteName } }), startTime: row.startTime.toISOString(), endTime: row.endTime.toISOString(), reason,
        })),
      } : {}),
    };
  }

  /** Nobody can fetch the package before all of this is written. Throws where the right has ended or the project is gone meanwhile. */
  async finish({ taskId, caller, project, dto, sequences }: ExportJob, { sequences: taken, leftOut }: ExportPlan, stored: StoredBytes, fingerprint: string): Promise<void> {
    const report = dto.includeReport ?? true;
    await requireExport(this.access, caller, report);
    const made: StoredPackage = {
      name: packageName(project.number), ...stored, fingerprint, report, leftOut: leftOut.map(leftOutView),
      sequences: taken.map(({ row: { cameraId, startTime } }) => ({ cameraId, startTime: startTime.toISOString() })),
    };
    await this.database.change(async (tx) => {
      await this.custody.append(tx, caller, project.id, {
        kind: 'export', recipient: tidy(dto.recipient), purpose: dto.reason.trim(), form: 'copy',
        details: { package: made.name, sha256: made.sha256, bytes: made.bytes, fingerprint, sequences: sequences.length, leftOut: leftOut.length },
      });
      await this.tasks.finish(tx.manager, taskId, made);
    });
  }
}

const leftOutView = ({ row, reason }: LeftOut): LeftOutSequence =>
  ({ sequence: row.id, camera: namedRef('cameras', row.cameraId, row.cameraName), ...(row.siteName === null ? {} : { siteName: row.siteName }), reason });

import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { orSay } from '../failures/say.js';
import { requireProject } from '../projects/require-project.js';
import { CameraSites } from '../projects/sequences/camera-sites.service.js';
import { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { seesSequence } from '../projects/sequences/sequence-sight.js';
import { ReportClock } from '../reports/report-time.rules.js';
import type { LeftOut } from './export-job.js';
import { mayExport, requireExport } from './export-rights.js';
import { ExportRunner } from './export-runner.service.js';
import type { ExportProjectDto } from './export.dto.js';
import { TaskStore } from './tasks/task-store.service.js';

/** Cameras that a refusal names. */
const mostNamed = 10;

/** Begins exports of projects (IM-31). */
@Injectable()
export class ProjectExports {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly tasks: TaskStore,
    private readonly runner: ExportRunner,
    private readonly sites: CameraSites,
  ) {}

  /** Id of the task that makes the package. Whatever can be refused at once is refused at once. */
  async start(caller: Caller, projectId: string, dto: ExportProjectDto): Promise<string> {
    const report = dto.includeReport ?? true;
    await requireExport(this.access, caller, report);
    if (report) new ReportClock(dto.language ?? caller.language, dto.timeZone || 'UTC');
    return orSay('incident.action.notCompleted', async () => {
      const { id, number } = await requireProject(this.database.read, projectId);
      const all = await this.database.read.find(SequenceRow, { where: { projectId }, order: { startTime: 'ASC', id: 'ASC' } });
      const rows = all.filter((row) => seesSequence(this.access, caller, row));
      const elsewhere = rows.filter((row) => this.sites.isChild(row));
      const leftOut = [
        ...await this.refused(caller, rows.filter((row) => !this.sites.isChild(row)), dto.skipRefused ?? false),
        // Evidence is made where recordings are kept: what other sites have of an incident is named, so that it can be asked for there.
        ...elsewhere.map((row): LeftOut => ({ row, reason: 'childSite' })),
      ];
      const taskId = await this.tasks.add(caller, 'ExportProject', { id, number });
      const out = new Set(leftOut.map(({ row }) => row));
      this.runner.start({ taskId, caller, project: { id, number }, dto, sequences: rows.filter((row) => !out.has(row)), leftOut });
      return taskId;
    });
  }

  /** Sequences that the caller may not export; throws `incident.export.sequencesRefused` where they are not to be skipped. */
  private async refused(caller: Caller, rows: readonly SequenceRow[], skip: boolean): Promise<LeftOut[]> {
    const refused: SequenceRow[] = [];
    for (const row of rows) if (!(await mayExport(this.access, caller, row))) refused.push(row);
    if (refused.length === 0 || skip) return refused.map((row) => ({ row, reason: 'notAllowed' }));
    const named = refused.slice(0, mostNamed).map(({ cameraName, startTime }) => `${cameraName} (${startTime.toISOString()})`);
    throw new VigieError('incident.export.sequencesRefused', {
      property: 'sequences', params: { sequences: [...named, ...(refused.length > mostNamed ? [`… (${refused.length})`] : [])].join(', ') },
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Privilege } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { EvidenceKeys } from '../exports/keys/evidence-keys.service.js';
import { CallRow } from '../projects/calls/call.entity.js';
import { CommentRow } from '../projects/comments/comment.entity.js';
import { CustodyRow } from '../projects/custody/custody-entry.entity.js';
import { HoldRow } from '../projects/holds/hold.entity.js';
import { AlarmSight } from '../projects/links/alarm-sight.service.js';
import { LinkRow } from '../projects/links/link.entity.js';
import { categoryEntries, dataEntries } from '../projects/project-data.rules.js';
import type { ProjectRow } from '../projects/project.entity.js';
import { requireProject } from '../projects/require-project.js';
import { Recordings } from '../projects/sequences/recordings.service.js';
import { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { seesSequence } from '../projects/sequences/sequence-sight.js';
import { show } from '../projects/sight.js';
import type { Shown } from '../projects/sight.js';
import { readSettings } from '../settings/read-settings.js';
import type { ReportSource } from './report-source.js';
import { ReportStills } from './report-stills.service.js';

/** Gathers what a report tells its reader: what this service keeps, as far as they may see it, and what the recording-server says at this moment. */
@Injectable()
export class ReportSources {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly recordings: Recordings,
    private readonly stills: ReportStills,
    private readonly alarms: AlarmSight,
    private readonly keys: EvidenceKeys,
  ) {}

  async load(caller: Caller, projectId: string): Promise<ReportSource> {
    const manager = this.database.read;
    const project = await requireProject(manager, projectId);
    const shown = await show(manager, this.access, caller, [project]);
    const { reportTitle } = await readSettings(manager);
    const may = (privilege: Privilege): boolean => this.access.decide(caller, privilege).allowed;
    return {
      siteTitle: reportTitle,
      fingerprint: await this.keys.fingerprint(),
      project: {
        ...project, type: shown.names.get(project.typeId ?? ''), status: shown.names.get(project.statusId ?? ''), createdBy: project.createdByName, assignee: project.assigneeName,
      },
      ...(shown.sight.data ? { data: dataOf(project, shown) } : {}),
      ...(shown.sight.sequences ? { sequences: await this.sequences(caller, projectId) } : {}),
      ...(shown.sight.comments ? { comments: await this.comments(projectId) } : {}),
      ...(may('incidentCall.view') ? { calls: await this.calls(projectId) } : {}),
      links: await this.links(caller, projectId),
      holds: await this.holds(projectId),
      ...(may('incidentCustody.view') ? { custody: await this.custody(projectId) } : {}),
      generatedAt: new Date(),
      generatedBy: caller.principal.name,
    };
  }

  private async sequences(caller: Caller, projectId: string): Promise<ReportSource['sequences']> {
    const all = await this.database.read.find(SequenceRow, { where: { projectId }, order: { startTime: 'ASC', id: 'ASC' } });
    const rows = all.filter((row) => seesSequence(this.access, caller, row));
    const states = await this.recordings.statesNow(caller, rows);
    const stills = await this.stills.load(caller, rows, states);
    return rows.map((row, index) => ({ ...row, camera: row.cameraName, recording: states[index] ?? 'unanswered', addedBy: row.addedByName, ...stills[index] }));
  }

  private async comments(projectId: string): Promise<ReportSource['comments']> {
    const rows = await this.database.read.find(CommentRow, { where: { projectId }, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.map((row) => ({ ...row, author: row.authorName }));
  }

  private async calls(projectId: string): Promise<ReportSource['calls']> {
    const rows = await this.database.read.find(CallRow, { where: { projectId }, order: { time: 'ASC', id: 'ASC' } });
    return rows.map((row) => ({ ...row, author: row.authorName }));
  }

  /** Those whose alarms the reader may see. */
  private async links(caller: Caller, projectId: string): Promise<ReportSource['links']> {
    const rows = await this.database.read.find(LinkRow, { where: { projectId }, order: { alarmTime: 'ASC', id: 'ASC' } });
    return rows.filter((row) => this.alarms.sees(caller, row))
      .map((row) => ({ id: row.id, number: row.alarmNumber, name: row.alarmName, time: row.alarmTime, source: row.sourceName, addedBy: row.addedByName }));
  }

  private async holds(projectId: string): Promise<ReportSource['holds']> {
    const rows = await this.database.read.find(HoldRow, { where: { projectId }, order: { placedAt: 'ASC', id: 'ASC' } });
    return rows.map((row) => ({ ...row, placedBy: row.placedByName, liftedBy: row.liftedByName }));
  }

  private async custody(projectId: string): Promise<ReportSource['custody']> {
    const rows = await this.database.read.find(CustodyRow, { where: { projectId }, order: { number: 'ASC' } });
    return rows.map((row) => ({ ...row, by: row.byName, ...(typeof row.details.fingerprint === 'string' ? { fingerprint: row.details.fingerprint } : {}) }));
  }
}

/** Categories first, then the fields, each under its label. */
const dataOf = (project: ProjectRow, { properties, names }: Shown): ReportSource['data'] => [
  ...categoryEntries(project, properties, names).map(({ category, value }) => ({ label: category.name ?? '', kind: 'category' as const, value: value.name ?? '' })),
  ...dataEntries(project, properties).flatMap(({ field, kind, value }) => (value === null && kind !== 'checkBox' ? [] : [{ label: field.name ?? '', kind, value: value ?? false }])),
];

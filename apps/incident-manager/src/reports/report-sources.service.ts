import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import type { Caller } from '@vigie/platform/security';
import { CallRow } from '../projects/calls/call.entity.js';
import { CommentRow } from '../projects/comments/comment.entity.js';
import { requireProject } from '../projects/require-project.js';
import { Recordings } from '../projects/sequences/recordings.service.js';
import { SequenceRow } from '../projects/sequences/sequence.entity.js';
import { propertyNames } from '../properties/property-names.js';
import { readSettings } from '../settings/read-settings.js';
import type { ReportSource } from './report.rules.js';

/** Gathers what a report tells: what this service keeps, and what the recording-server says at this moment. */
@Injectable()
export class ReportSources {
  constructor(private readonly database: Database, private readonly recordings: Recordings) {}

  async load(caller: Caller, projectId: string): Promise<ReportSource> {
    const manager = this.database.read;
    const project = await requireProject(manager, projectId);
    const names = await propertyNames(manager, [project]);
    const { reportTitle } = await readSettings(manager);
    const sequences = await manager.find(SequenceRow, { where: { projectId }, order: { startTime: 'ASC', id: 'ASC' } });
    const comments = await manager.find(CommentRow, { where: { projectId }, order: { createdAt: 'ASC', id: 'ASC' } });
    const calls = await manager.find(CallRow, { where: { projectId }, order: { time: 'ASC', id: 'ASC' } });
    const states = await this.recordings.statesNow(caller, sequences);
    return {
      siteTitle: reportTitle,
      project: { ...project, type: names.get(project.typeId ?? ''), status: names.get(project.statusId ?? ''), createdBy: project.createdByName },
      sequences: sequences.map((row, index) => ({ ...row, camera: row.cameraName, recording: states[index] ?? 'unanswered', addedBy: row.addedByName })),
      comments: comments.map((row) => ({ ...row, author: row.authorName })),
      calls: calls.map((row) => ({ ...row, author: row.authorName })),
      generatedAt: new Date(),
    };
  }
}

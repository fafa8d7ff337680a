import { describeError, IncidentTask, ref, relations } from '@vigie/contracts';
import type { EvidencePackage, Language } from '@vigie/contracts';
import { namedRef } from '../../texts/person.js';
import type { TaskRow } from './task.entity.js';

/** `keepMs`: how long packages wait to be fetched. */
export function taskView(row: TaskRow, keepMs: number, language: Language): IncidentTask {
  const error = row.errorCode ? { errorTextId: row.errorCode, errorText: describeError(row.errorCode, row.errorParameters ?? {}, language) } : {};
  return Object.assign(new IncidentTask(), {
    id: row.id, name: row.name, state: row.state, progress: row.progress, ...error, createdAt: row.createdAt.toISOString(),
    ...(row.finishedAt ? { finishedAt: row.finishedAt.toISOString() } : {}),
    project: namedRef('incidentProjects', row.projectId, row.projectNumber),
    ...(row.package && row.finishedAt ? { package: packageView(row.package, new Date(row.finishedAt.getTime() + keepMs)) } : {}),
    relations: relations(ref('tasks', row.id), ref('incidentProjects', row.projectId)),
  });
}

const packageView = ({ name, bytes, sha256, fingerprint, leftOut }: NonNullable<TaskRow['package']>, expiresAt: Date): EvidencePackage =>
  ({ name, bytes, sha256, fingerprint, expiresAt: expiresAt.toISOString(), leftOut });

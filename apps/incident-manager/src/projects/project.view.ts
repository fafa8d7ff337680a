import { IncidentProject, ref, relations } from '@vigie/contracts';
import type { IncidentProjectFact } from '@vigie/contracts';
import { namedRef, personRef } from '../texts/person.js';
import type { ProjectRow } from './project.entity.js';
import { categoryEntries, dataEntries } from './project-data.rules.js';
import type { Shown } from './sight.js';

const present = <T>(name: string, value: T | null | undefined): Record<string, T> => (value == null ? {} : { [name]: value });

/** Only what the caller may see leaves the server (IM-50). */
export const projectView = (row: ProjectRow, { names, sight, properties }: Shown): IncidentProject => Object.assign(new IncidentProject(), {
  id: row.id,
  number: row.number,
  ...present('title', row.title),
  ...present('description', row.description),
  ...present('type', row.typeId && namedRef('incidentTypes', row.typeId, names.get(row.typeId))),
  ...present('status', row.statusId && namedRef('incidentStatuses', row.statusId, names.get(row.statusId))),
  ...present('startTime', row.startTime?.toISOString()),
  ...present('endTime', row.endTime?.toISOString()),
  ...present('assignee', row.assigneeId && namedRef('users', row.assigneeId, row.assigneeName)),
  ...present('dueTime', row.dueTime?.toISOString()),
  ...(sight.data ? { categories: categoryEntries(row, properties, names), data: dataEntries(row, properties) } : {}),
  createdBy: personRef(row.createdById, row.createdByName, row.createdByKind),
  createdAt: row.createdAt.toISOString(),
  modifiedAt: row.modifiedAt.toISOString(),
  ...(sight.sequences ? { sequenceCount: row.sequenceCount } : {}),
  ...(sight.comments ? { commentCount: row.commentCount } : {}),
  relations: relations(ref('incidentProjects', row.id)),
});

export const projectFact = (row: ProjectRow): IncidentProjectFact => ({
  id: row.id,
  number: row.number,
  version: row.version,
  ...present('type', row.typeId),
  ...present('status', row.statusId),
  ...present('startTime', row.startTime?.toISOString()),
  ...present('endTime', row.endTime?.toISOString()),
  ...present('assignee', row.assigneeId),
  ...present('dueTime', row.dueTime?.toISOString()),
  createdBy: row.createdById,
  createdAt: row.createdAt.toISOString(),
});

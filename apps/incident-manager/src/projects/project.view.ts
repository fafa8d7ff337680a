import { IncidentProject, ref, relations } from '@vigie/contracts';
import type { IncidentProjectFact } from '@vigie/contracts';
import { namedRef, personRef } from '../texts/person.js';
import type { ProjectRow } from './project.entity.js';
import type { Names } from './project.rules.js';

const present = <T>(name: string, value: T | null | undefined): Record<string, T> => (value == null ? {} : { [name]: value });

export const projectView = (row: ProjectRow, names: Names): IncidentProject => Object.assign(new IncidentProject(), {
  id: row.id,
  number: row.number,
  ...present('title', row.title),
  ...present('description', row.description),
  ...present('type', row.typeId && namedRef('incidentTypes', row.typeId, names.get(row.typeId))),
  ...present('status', row.statusId && namedRef('incidentStatuses', row.statusId, names.get(row.statusId))),
  ...present('startTime', row.startTime?.toISOString()),
  ...present('endTime', row.endTime?.toISOString()),
  createdBy: personRef(row.createdById, row.createdByName, row.createdByKind),
  createdAt: row.createdAt.toISOString(),
  modifiedAt: row.modifiedAt.toISOString(),
  sequenceCount: row.sequenceCount,
  commentCount: row.commentCount,
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
  createdBy: row.createdById,
  createdAt: row.createdAt.toISOString(),
});

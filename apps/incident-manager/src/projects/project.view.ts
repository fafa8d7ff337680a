import { IncidentProject, ref, relations } from '@vigie/contracts';
import type { IncidentProjectFact } from '@vigie/contracts';
import { namedRef, personRef } from '../texts/person.js';
import { shownInstant } from '../texts/time.rules.js';
import type { ListedProject } from './listed-project.js';
import type { ProjectRow } from './project.entity.js';
import { modifiedFor } from './open-changes.js';
import { categoryEntries, dataEntries } from './project-data.rules.js';
import type { Shown } from './sight.js';

const present = <T>(name: string, value: T | null | undefined): Record<string, T> => (value == null ? {} : { [name]: value });

/** Only what the caller may see leaves the server (IM-50). Written out member by member: a page of a list has a hundred of them. */
export function projectView(row: ListedProject | ProjectRow, { names, sight, sequenceCounts, properties }: Shown): IncidentProject {
  const view = new IncidentProject();
  view.id = row.id;
  view.number = row.number;
  if (row.title !== null) view.title = row.title;
  if (row.description !== null) view.description = row.description;
  if (row.typeId !== null) view.type = namedRef('incidentTypes', row.typeId, names.get(row.typeId));
  if (row.statusId !== null) view.status = namedRef('incidentStatuses', row.statusId, names.get(row.statusId));
  if (row.startTime) view.startTime = shownInstant(row.startTime);
  if (row.endTime) view.endTime = shownInstant(row.endTime);
  if (row.assigneeId !== null) view.assignee = namedRef('users', row.assigneeId, row.assigneeName);
  if (row.dueTime) view.dueTime = shownInstant(row.dueTime);
  if (sight.data) {
    view.categories = categoryEntries(row, properties, names);
    view.data = dataEntries(row, properties);
  }
  view.createdBy = personRef(row.createdById, row.createdByName, row.createdByKind);
  view.createdAt = shownInstant(row.createdAt);
  view.modifiedAt = shownInstant(modifiedFor<Date | string>(row, sight));
  if (sight.sequences) view.sequenceCount = sequenceCounts ? sequenceCounts.get(row.id) ?? 0 : row.sequenceCount;
  if (sight.comments) view.commentCount = row.commentCount;
  view.relations = relations(ref('incidentProjects', row.id));
  return view;
}

export const projectFact = (row: ProjectRow): IncidentProjectFact => ({
  id: row.id,
  number: row.number,
  version: row.version,
  openVersion: row.openVersion,
  ...present('type', row.typeId),
  ...present('status', row.statusId),
  ...present('startTime', row.startTime?.toISOString()),
  ...present('endTime', row.endTime?.toISOString()),
  ...present('assignee', row.assigneeId),
  ...present('dueTime', row.dueTime?.toISOString()),
  createdBy: row.createdById,
  createdAt: row.createdAt.toISOString(),
});

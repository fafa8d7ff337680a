import { IncidentCall, ref, relations } from '@vigie/contracts';
import type { IncidentCallFact } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { personRef } from '../../texts/person.js';
import type { CallRow } from './call.entity.js';

export const callList: ListDefinition = {
  columns: { time: 'time', callee: 'string', text: 'string', author: 'guid', createdAt: 'time' }, defaultSize: 500, maxSize: 1_000, defaultOrder: "asc:'time'",
};

export const callColumns = { time: 'time', callee: 'callee', text: 'text', author: 'authorId', createdAt: 'createdAt' };

export const callView = (row: CallRow): IncidentCall => Object.assign(new IncidentCall(), {
  id: row.id,
  callee: row.callee,
  time: row.time.toISOString(),
  ...(row.text ? { text: row.text } : {}),
  author: personRef(row.authorId, row.authorName, row.authorKind),
  createdAt: row.createdAt.toISOString(),
  ...(row.editedAt ? { editedAt: row.editedAt.toISOString() } : {}),
  relations: relations(ref('calls', row.id), ref('incidentProjects', row.projectId)),
});

export const callFact = ({ id, projectId, authorId }: CallRow): IncidentCallFact => ({ id, project: projectId, author: authorId });

/** What the activity log keeps of a call. */
export const callMembers = ({ callee, time, text }: Pick<CallRow, 'callee' | 'time' | 'text'>): Record<string, string | undefined> => ({
  callee, time: time.toISOString(), text: text ?? undefined,
});

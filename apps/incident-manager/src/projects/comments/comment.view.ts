import { IncidentComment, ref, relations } from '@vigie/contracts';
import type { IncidentCommentFact } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { personRef } from '../../texts/person.js';
import type { CommentRow } from './comment.entity.js';

export const commentList: ListDefinition = {
  columns: { createdAt: 'time', editedAt: 'time', author: 'guid', text: 'string' }, defaultSize: 500, maxSize: 1_000, defaultOrder: "asc:'createdAt'",
};

export const commentColumns = { createdAt: 'createdAt', editedAt: 'editedAt', author: 'authorId', text: 'text' };

export const commentView = (row: CommentRow): IncidentComment => Object.assign(new IncidentComment(), {
  id: row.id,
  text: row.text,
  author: personRef(row.authorId, row.authorName, row.authorKind),
  createdAt: row.createdAt.toISOString(),
  ...(row.editedAt ? { editedAt: row.editedAt.toISOString() } : {}),
  relations: relations(ref('comments', row.id), ref('incidentProjects', row.projectId)),
});

export const commentFact = ({ id, projectId, authorId }: CommentRow): IncidentCommentFact => ({ id, project: projectId, author: authorId });

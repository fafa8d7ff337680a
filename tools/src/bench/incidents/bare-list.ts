/** All columns that the list shows, in their order. */
const columns = [
  'id', 'number', 'title', 'description', 'type_id', 'status_id', 'start_time', 'end_time', 'assignee_id', 'assignee_name', 'due_time', 'created_by_id', 'created_by_name',
  'created_by_kind', 'created_at', 'modified_at', 'version', 'sequence_count', 'comment_count',
  ...[1, 2, 3, 4, 5].map((number) => `category${number}_id`),
  ...['integer', 'decimal', 'text', 'check_box', 'date_time'].flatMap((kind) => [1, 2, 3].map((position) => `${kind}${position}`)),
].map((column) => `project.${column}`).join(', ');

/** A statement that reads a page of the list; `condition` and `order` speak of `project`. For a far page by its ids, which is quicker. */
export function barePage(condition: string, order: string, offset = 0, size = 100): string {
  const limit = `WHERE ${condition} ORDER BY ${order} LIMIT ${size}`;
  if (offset === 0) return `SELECT ${columns} FROM incident_projects AS project ${limit}`;
  return `SELECT ${columns} FROM incident_projects AS project WHERE project.id IN (SELECT project.id FROM incident_projects AS project ${limit} OFFSET ${offset}) ORDER BY ${order}`;
}

/** By hand: first everything that has the text, then the page. In parts, so that no parallel workers are started for a few hits. */
export const gathered = `project.id IN (
  WITH own AS MATERIALIZED (SELECT id FROM incident_projects AS hit WHERE hit.own_text LIKE $1 OR (hit.data_text LIKE $1 AND hit.text1_folded LIKE $1)),
    said AS MATERIALIZED (SELECT project_id FROM comments WHERE text_folded LIKE $1)
  SELECT id FROM own UNION ALL SELECT project_id FROM said)`;

/** By hand: the list in its order, asking each project, as is best for words that stand everywhere. */
export const walked = `(project.own_text LIKE $1 OR (project.data_text LIKE $1 AND project.text1_folded LIKE $1)
  OR (SELECT true FROM comments WHERE project_id = project.id AND text_folded LIKE $1 LIMIT 1))`;

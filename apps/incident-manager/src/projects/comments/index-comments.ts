import type { EntityManager } from 'typeorm';

/** Brings what free text search finds by comments up to date, in the transaction that changed one (IM-28). */
export async function indexComments(manager: EntityManager, projectId: string): Promise<void> {
  await manager.query(
    `UPDATE incident_projects
        SET comments_text = coalesce((SELECT string_agg(text, E'\\n' ORDER BY created_at, id) FROM comments WHERE project_id = $1), '')
      WHERE id = $1`,
    [projectId],
  );
}

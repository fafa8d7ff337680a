import type { EntityManager } from 'typeorm';
import { gone } from '../deletions/tombstones.js';
import { ProjectRow } from './project.entity.js';

/** The project; throws `object.deleted` (410) where it once was, else `object.notFound` (404). */
export async function requireProject(manager: EntityManager, id: string): Promise<ProjectRow> {
  const row = await manager.findOneBy(ProjectRow, { id });
  if (!row) throw await gone(manager, 'incidentProjects', id);
  return row;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockProject(manager: EntityManager, id: string): Promise<ProjectRow> {
  const row = await manager.findOne(ProjectRow, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!row) throw await gone(manager, 'incidentProjects', id);
  return row;
}

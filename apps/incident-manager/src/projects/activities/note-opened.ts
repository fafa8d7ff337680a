import type { EntityManager } from 'typeorm';
import { MoreThan } from 'typeorm';
import type { Person } from '../../texts/person.js';
import { ActivityRow } from './activity.entity.js';
import { writeActivities } from './write-activity.js';

/** Reading again within this time belongs to the same opening, in milliseconds. */
const openingMs = 5 * 60_000;

/** Notes who opened a project, once per person and opening (IM-54). */
export async function noteOpened(manager: EntityManager, projectId: string, person: Person): Promise<void> {
  const time = MoreThan(new Date(Date.now() - openingMs));
  const noted = await manager.existsBy(ActivityRow, { projectId, userId: person.id, operation: 'project.opened', time });
  if (!noted) await writeActivities(manager, projectId, person, [{ operation: 'project.opened' }]);
}

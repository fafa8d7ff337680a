import type { Database } from '@vigie/platform/persistence';
import { MoreThan } from 'typeorm';
import type { Person } from '../../texts/person.js';
import { ProjectRow } from '../project.entity.js';
import { ActivityRow } from './activity.entity.js';
import { writeActivities } from './write-activity.js';

/** Reading again within this time belongs to the same opening, in milliseconds. */
const openingMs = 5 * 60_000;

/** Notes who opened a project, once per person and opening (IM-54). A project that is being deleted gets no more entries. */
export async function noteOpened(database: Database, projectId: string, person: Person): Promise<void> {
  const time = MoreThan(new Date(Date.now() - openingMs));
  if (await database.read.existsBy(ActivityRow, { projectId, userId: person.id, operation: 'project.opened', time })) return;
  await database.change(async ({ manager }) => {
    const held = await manager.findOne(ProjectRow, { where: { id: projectId }, select: { id: true }, lock: { mode: 'for_key_share' } });
    if (held) await writeActivities(manager, projectId, person, [{ operation: 'project.opened' }]);
  });
}

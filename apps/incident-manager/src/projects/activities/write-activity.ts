import { messageId } from '@vigie/platform/persistence';
import type { EntityManager } from 'typeorm';
import type { Person } from '../../texts/person.js';
import { ActivityRow } from './activity.entity.js';
import type { Step } from './activity.rules.js';

/** A step with what it is about; empty changes and details may be left out. */
export type StepInput = Pick<Step, 'operation'> & Partial<Step>;

/** Writes steps to a project's own log, in this order, as part of what they tell about (IM-27). */
export async function writeActivities(manager: EntityManager, projectId: string, person: Person, steps: readonly StepInput[]): Promise<void> {
  await writeAll(manager, person, steps.map((step) => ({ ...step, projectId })));
}

/** The same for several projects at once. */
export async function writeAll(manager: EntityManager, person: Person, steps: readonly (StepInput & { projectId: string })[]): Promise<void> {
  const time = new Date();
  if (steps.length === 0) return;
  await manager.insert(ActivityRow, steps.map(({ projectId, operation, changes = [], details = {} }) => ({
    id: messageId(), projectId, time, userId: person.id, userName: person.name, userKind: person.kind, operation, changes, details,
  })));
}

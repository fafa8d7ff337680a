import type { AccessControl, Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { propertyNames } from '../properties/property-names.js';
import { readPropertySet } from '../properties/property-set.js';
import type { PropertySet } from '../properties/property-set.js';
import type { ListedProject } from './listed-project.js';
import { hasData } from './project-data.rules.js';
import type { Names } from './project-data.rules.js';
import type { ProjectRow } from './project.entity.js';
import { countSequences } from './sequences/sequence-sight.js';

/** What of a project somebody may see besides the project itself (IM-50). */
export interface Sight {
  data: boolean;
  sequences: boolean;
  comments: boolean;
}

export const sightOf = (access: AccessControl, caller: Caller): Sight => ({
  data: access.decide(caller, 'incidentData.view').allowed,
  sequences: access.decide(caller, 'incidentSequence.view').allowed,
  comments: access.decide(caller, 'incidentComment.view').allowed,
});

/** All that is needed to show projects to somebody. */
export interface Shown {
  sight: Sight;
  /** Sequences that they may see, by project, where those are not all. */
  sequenceCounts?: ReadonlyMap<string, number> | undefined;
  names: Names;
  properties: PropertySet;
}

/** Where none is needed. */
export const noProperties: PropertySet = { categories: [], fields: [] };

/** Looks up what these projects refer to; nothing that the caller may not see. */
export async function show(manager: EntityManager, access: AccessControl, caller: Caller, rows: readonly (ListedProject | ProjectRow)[]): Promise<Shown> {
  const sight = sightOf(access, caller);
  const names = await propertyNames(manager, rows);
  const sequenceCounts = await countShown(manager, access, caller, rows);
  return { sight, names, sequenceCounts, properties: sight.data && rows.some(hasData) ? await readPropertySet(manager) : noProperties };
}

/** Sequences of these projects that the caller may see; undefined where that is all of them. */
export async function countShown(manager: EntityManager, access: AccessControl, caller: Caller, rows: readonly (ListedProject | ProjectRow)[]): Promise<Shown['sequenceCounts']> {
  if (!sightOf(access, caller).sequences) return undefined;
  return countSequences(manager, access, caller, rows.filter(({ sequenceCount }) => sequenceCount > 0).map(({ id }) => id));
}

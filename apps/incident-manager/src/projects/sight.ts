import type { AccessControl, Caller } from '@vigie/platform/security';
import type { EntityManager } from 'typeorm';
import { propertyNames } from '../properties/property-names.js';
import { readPropertySet } from '../properties/property-set.js';
import type { PropertySet } from '../properties/property-set.js';
import type { ListedProject } from './listed-project.js';
import { hasData } from './project-data.rules.js';
import type { Names } from './project-data.rules.js';
import type { ProjectRow } from './project.entity.js';

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
  names: Names;
  properties: PropertySet;
}

/** Where none is needed. */
export const noProperties: PropertySet = { categories: [], fields: [] };

/** Looks up what these projects refer to; nothing that the caller may not see. */
export async function show(manager: EntityManager, sight: Sight, rows: readonly (ListedProject | ProjectRow)[]): Promise<Shown> {
  const names = await propertyNames(manager, rows);
  return { sight, names, properties: sight.data && rows.some(hasData) ? await readPropertySet(manager) : noProperties };
}

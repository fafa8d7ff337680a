import {
  incidentCategoryValueCreated, incidentCategoryValueDeleted, incidentCategoryValueUpdated,
  incidentStatusCreated, incidentStatusDeleted, incidentStatusUpdated, incidentTypeCreated, incidentTypeDeleted, incidentTypeUpdated,
} from '@vigie/contracts';
import type { EntityType, ErrorCode, FactDefinition, IncidentPropertyFact, IncidentThingDeleted, Privilege } from '@vigie/contracts';
import { IncidentCategoryValueRow, IncidentStatusRow, IncidentTypeRow } from './incident-property.entity.js';
import type { IncidentCategoryRow, IncidentPropertyRow } from './incident-property.entity.js';
import { factOf } from './property.view.js';

/** All that tells types, statuses and the values of one category from each other. */
export interface PropertyKind<R extends IncidentPropertyRow = IncidentPropertyRow> {
  entity: new () => R;
  resource: EntityType;
  /** What the log calls it. */
  thing: string;
  /** Column of a project that holds it. */
  projectColumn: string;
  /** What one needs to see which projects have it. */
  seenWith: readonly Privilege[];
  /** Which rows of the table are meant, where it is not all of them. */
  scope: Record<string, string>;
  inUse: ErrorCode;
  factOf: (row: IncidentPropertyRow) => IncidentPropertyFact;
  facts: {
    created: FactDefinition<IncidentPropertyFact>;
    updated: FactDefinition<IncidentPropertyFact>;
    deleted: FactDefinition<IncidentThingDeleted>;
  };
}

export const incidentTypes: PropertyKind = {
  entity: IncidentTypeRow,
  resource: 'incidentTypes',
  thing: 'incidentType',
  projectColumn: 'type_id',
  seenWith: ['incidentProject.view'],
  scope: {},
  inUse: 'incident.type.inUse',
  factOf,
  facts: { created: incidentTypeCreated, updated: incidentTypeUpdated, deleted: incidentTypeDeleted },
};

export const incidentStatuses: PropertyKind = {
  entity: IncidentStatusRow,
  resource: 'incidentStatuses',
  thing: 'incidentStatus',
  projectColumn: 'status_id',
  seenWith: ['incidentProject.view'],
  scope: {},
  inUse: 'incident.status.inUse',
  factOf,
  facts: { created: incidentStatusCreated, updated: incidentStatusUpdated, deleted: incidentStatusDeleted },
};

/** The values of one category; those of all categories are counted together. */
export const valuesOf = ({ id, number }: IncidentCategoryRow): PropertyKind<IncidentCategoryValueRow> => ({
  entity: IncidentCategoryValueRow,
  resource: 'incidentCategoryValues',
  thing: 'incidentCategoryValue',
  projectColumn: `category${number}_id`,
  seenWith: ['incidentProject.view', 'incidentData.view'],
  scope: { categoryId: id },
  inUse: 'incident.categoryValue.inUse',
  factOf: (row) => ({ ...factOf(row), category: id }),
  facts: { created: incidentCategoryValueCreated, updated: incidentCategoryValueUpdated, deleted: incidentCategoryValueDeleted },
});

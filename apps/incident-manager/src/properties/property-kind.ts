import {
  incidentStatusCreated, incidentStatusDeleted, incidentStatusUpdated, incidentTypeCreated, incidentTypeDeleted, incidentTypeUpdated,
} from '@vigie/contracts';
import type { EntityType, ErrorCode, FactDefinition, IncidentPropertyFact, IncidentThingDeleted } from '@vigie/contracts';
import { IncidentStatusRow, IncidentTypeRow } from './incident-property.entity.js';
import type { IncidentPropertyRow } from './incident-property.entity.js';

/** All that tells types from statuses. */
export interface PropertyKind {
  entity: new () => IncidentPropertyRow;
  resource: EntityType;
  /** What the log calls it. */
  thing: string;
  /** Column of a project that holds it. */
  projectColumn: 'type_id' | 'status_id';
  inUse: ErrorCode;
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
  inUse: 'incident.type.inUse',
  facts: { created: incidentTypeCreated, updated: incidentTypeUpdated, deleted: incidentTypeDeleted },
};

export const incidentStatuses: PropertyKind = {
  entity: IncidentStatusRow,
  resource: 'incidentStatuses',
  thing: 'incidentStatus',
  projectColumn: 'status_id',
  inUse: 'incident.status.inUse',
  facts: { created: incidentStatusCreated, updated: incidentStatusUpdated, deleted: incidentStatusDeleted },
};

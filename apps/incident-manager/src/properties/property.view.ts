import { IncidentStatus, IncidentType, ref, relations } from '@vigie/contracts';
import type { EntityType, IncidentProperty, IncidentPropertyFact } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import type { IncidentPropertyRow } from './incident-property.entity.js';

export const propertyList: ListDefinition = {
  columns: { number: 'number', name: 'string', description: 'string' }, defaultSize: 1_000, maxSize: 1_000, defaultOrder: "asc:'number'",
};

export const factOf = ({ id, number, name, description }: IncidentPropertyRow): IncidentPropertyFact => ({ id, number, name, ...(description ? { description } : {}) });

export const typeView = (row: IncidentPropertyRow): IncidentType => view(new IncidentType(), 'incidentTypes', row);

export const statusView = (row: IncidentPropertyRow): IncidentStatus => view(new IncidentStatus(), 'incidentStatuses', row);

const view = <V extends IncidentProperty>(empty: V, type: EntityType, row: IncidentPropertyRow): V =>
  Object.assign(empty, factOf(row), { relations: relations(ref(type, row.id)) });

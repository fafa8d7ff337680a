import { IncidentCategory, IncidentCategoryValue, IncidentDataField, IncidentStatus, IncidentType, ref, relations } from '@vigie/contracts';
import type { IncidentCategoryFact, IncidentChoice, IncidentDataFieldFact, IncidentProperty, IncidentPropertyFact, Ref } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import type { IncidentCategoryRow, IncidentDataFieldRow, IncidentPropertyRow, SwitchedPropertyRow } from './incident-property.entity.js';
import type { CountedProperty } from './project-counts.js';

export const propertyList: ListDefinition = {
  columns: { number: 'number', name: 'string', description: 'string' }, defaultSize: 1_000, maxSize: 1_000, defaultOrder: "asc:'number'",
};

export const switchedList: ListDefinition = { ...propertyList, columns: { ...propertyList.columns, enabled: 'boolean' } };

export const factOf = ({ id, number, name, description }: IncidentPropertyRow): IncidentPropertyFact => ({ id, number, name, ...(description ? { description } : {}) });

export const categoryFact = (row: SwitchedPropertyRow): IncidentCategoryFact => ({ ...factOf(row), enabled: row.enabled });

export const dataFieldFact = (row: IncidentDataFieldRow): IncidentDataFieldFact => ({ ...categoryFact(row), kind: row.kind, position: row.position });

export const typeView = (row: CountedProperty): IncidentType => choice(new IncidentType(), row, ref('incidentTypes', row.id));

export const statusView = (row: CountedProperty): IncidentStatus => choice(new IncidentStatus(), row, ref('incidentStatuses', row.id));

export const categoryView = (row: IncidentCategoryRow): IncidentCategory => view(new IncidentCategory(), categoryFact(row), ref('incidentCategories', row.id));

export const dataFieldView = (row: IncidentDataFieldRow): IncidentDataField => view(new IncidentDataField(), dataFieldFact(row), ref('incidentDataFields', row.id));

export const categoryValueView = (categoryId: string) => (row: CountedProperty): IncidentCategoryValue =>
  choice(new IncidentCategoryValue(), row, ref('incidentCategoryValues', row.id), ref('incidentCategories', categoryId));

const view = <V extends IncidentProperty>(empty: V, members: IncidentPropertyFact, self: Ref, parent?: Ref): V =>
  Object.assign(empty, members, { relations: relations(self, parent) });

const choice = <V extends IncidentChoice>(empty: V, row: CountedProperty, self: Ref, parent?: Ref): V =>
  Object.assign(view(empty, factOf(row), self, parent), row.projectCount === undefined ? {} : { projectCount: row.projectCount });

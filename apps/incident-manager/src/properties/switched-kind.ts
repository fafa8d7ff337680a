import { incidentCategoryUpdated, incidentDataFieldUpdated } from '@vigie/contracts';
import type { EntityType, FactDefinition, IncidentCategoryFact } from '@vigie/contracts';
import { IncidentCategoryRow, IncidentDataFieldRow } from './incident-property.entity.js';
import type { SwitchedPropertyRow } from './incident-property.entity.js';
import { categoryFact, dataFieldFact } from './property.view.js';

/** All that tells categories from fields of incident data. */
export interface SwitchedKind<R extends SwitchedPropertyRow = SwitchedPropertyRow> {
  entity: new () => R;
  resource: EntityType;
  /** What the log calls it. */
  thing: string;
  factOf: (row: R) => IncidentCategoryFact;
  updated: FactDefinition<IncidentCategoryFact>;
}

export const incidentCategories: SwitchedKind<IncidentCategoryRow> = {
  entity: IncidentCategoryRow, resource: 'incidentCategories', thing: 'incidentCategory', factOf: categoryFact, updated: incidentCategoryUpdated,
};

export const incidentDataFields: SwitchedKind<IncidentDataFieldRow> = {
  entity: IncidentDataFieldRow, resource: 'incidentDataFields', thing: 'incidentDataField', factOf: dataFieldFact, updated: incidentDataFieldUpdated,
};

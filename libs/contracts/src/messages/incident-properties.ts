import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';
import { incidentDataKinds } from '../entities/incident-project.js';
import type { IncidentDataKind } from '../entities/incident-project.js';
import { IncidentPropertyFact, IncidentThingDeleted } from './incident-manager.js';

/** A category as listeners know it. */
export class IncidentCategoryFact {
  @IsId()
  id: string;

  @IsInt()
  @Min(1)
  @Max(15)
  number: number;

  @IsBoolean()
  enabled: boolean;

  /** Empty where nobody has named it yet. */
  @IsString()
  @MaxLength(256)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(2048)
  description?: string;
}

/** A field of incident data as listeners know it. */
export class IncidentDataFieldFact extends IncidentCategoryFact {
  @IsIn(incidentDataKinds)
  kind: IncidentDataKind;

  @IsInt()
  @Min(1)
  @Max(3)
  position: number;
}

/** A value of a category as listeners know it. */
export class IncidentCategoryValueFact extends IncidentPropertyFact {
  /** Id of the category. */
  @IsId()
  category: string;
}

const service = 'incident-manager';
const category: IncidentCategoryFact = { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0e05', number: 1, enabled: true, name: 'Reason', description: 'What happened?' };
const field: IncidentDataFieldFact = { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0f06', number: 1, enabled: true, name: 'Number of people injured', kind: 'integer', position: 1 };
const value: IncidentCategoryValueFact = { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0a07', number: 12, name: 'Tripped or fallen', category: category.id };

/** Administrators switched one on or off or named it (IM-03, IM-04, IM-07): there are always five and fifteen. */
export const incidentCategoryUpdated = defineFact({ service, thing: 'incidentCategory', verb: 'updated', payload: IncidentCategoryFact, sample: category });
export const incidentDataFieldUpdated = defineFact({ service, thing: 'incidentDataField', verb: 'updated', payload: IncidentDataFieldFact, sample: field });

/** The choices of a category changed (IM-03, IM-07). */
export const incidentCategoryValueCreated = defineFact({ service, thing: 'incidentCategoryValue', verb: 'created', payload: IncidentCategoryValueFact, sample: value });
export const incidentCategoryValueUpdated = defineFact({ service, thing: 'incidentCategoryValue', verb: 'updated', payload: IncidentCategoryValueFact, sample: { ...value, name: 'Slipped' } });
export const incidentCategoryValueDeleted = defineFact({ service, thing: 'incidentCategoryValue', verb: 'deleted', payload: IncidentThingDeleted, sample: { id: value.id } });

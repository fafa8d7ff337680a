import { IsDefined, IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Relations } from '../references.js';
import { IncidentRef } from './incident-manager.js';

/** What a field of incident data takes: three fields of each kind (IM-04). */
export const incidentDataKinds = ['integer', 'decimal', 'text', 'checkBox', 'dateTime'] as const;
export type IncidentDataKind = (typeof incidentDataKinds)[number];

/** Which value of a category a project has (IM-24). */
export class IncidentCategoryEntry {
  @Describe('The category under its label.')
  @Nested(() => IncidentRef)
  category: IncidentRef;

  @Nested(() => IncidentRef)
  value: IncidentRef;
}

/** What a project has in a field of incident data (IM-24). */
export class IncidentDataEntry {
  @Describe('The field under its label.')
  @Nested(() => IncidentRef)
  field: IncidentRef;

  @IsIn(incidentDataKinds)
  kind: IncidentDataKind;

  @Describe('integer: a number; decimal: its digits as a string, at most 14 before and 6 after the point, such as "100.5"; text: a string; checkBox: true or false; dateTime: an ISO 8601 time.')
  @IsDefined()
  value: number | string | boolean;
}

/** What operators document of an incident (IM-20). The version is the ETag. */
export class IncidentProject {
  @IsId()
  id: string;

  @Describe('Readable number: the day of creation (UTC) and a count within it, such as 20261122-0001.')
  @IsString()
  number: string;

  @IsOptional()
  @IsString()
  title?: string;

  @IsOptional()
  @IsString()
  description?: string;

  @IsOptional()
  @Nested(() => IncidentRef)
  type?: IncidentRef;

  @IsOptional()
  @Nested(() => IncidentRef)
  status?: IncidentRef;

  @IsOptional()
  @IsInstant()
  startTime?: string;

  @IsOptional()
  @IsInstant()
  endTime?: string;

  @Describe('Who is to see to it (IM-34).')
  @IsOptional()
  @Nested(() => IncidentRef)
  assignee?: IncidentRef;

  @Describe('Until when it should be done.')
  @IsOptional()
  @IsInstant()
  dueTime?: string;

  @Describe('Categories that are filled, of those that are switched on; only with incidentData.view.')
  @IsOptional()
  @Nested(() => IncidentCategoryEntry, { each: true })
  categories?: IncidentCategoryEntry[];

  @Describe('Fields of incident data that are filled, of those that are switched on; only with incidentData.view.')
  @IsOptional()
  @Nested(() => IncidentDataEntry, { each: true })
  data?: IncidentDataEntry[];

  @Nested(() => IncidentRef)
  createdBy: IncidentRef;

  @IsInstant()
  createdAt: string;

  @Describe('Last change of its own members, as far as one may see them, or of its holds. What is in it has times of its own.')
  @IsInstant()
  modifiedAt: string;

  @Describe('Only with incidentSequence.view.')
  @IsOptional()
  @IsInt()
  @Min(0)
  sequenceCount?: number;

  @Describe('Only with incidentComment.view.')
  @IsOptional()
  @IsInt()
  @Min(0)
  commentCount?: number;

  @HasRelations()
  relations: Relations;
}

import { Type } from 'class-transformer';
import { IsArray, IsDefined, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min, ValidateNested } from 'class-validator';
import { Describe, Nested } from '../json-schema.js';
import { HasRelations, Relations } from '../references.js';
import { IncidentRef } from './incident-manager.js';

/** What a field of incident data takes: three fields of each kind (IM-04). */
export const incidentDataKinds = ['integer', 'decimal', 'text', 'checkBox', 'dateTime'] as const;
export type IncidentDataKind = (typeof incidentDataKinds)[number];

/** Which value of a category a project has (IM-24). */
export class IncidentCategoryEntry {
  @Describe('The category under its label.')
  @ValidateNested()
  @Type(() => IncidentRef)
  category: IncidentRef;

  @ValidateNested()
  @Type(() => IncidentRef)
  value: IncidentRef;
}

/** What a project has in a field of incident data (IM-24). */
export class IncidentDataEntry {
  @Describe('The field under its label.')
  @ValidateNested()
  @Type(() => IncidentRef)
  field: IncidentRef;

  @IsIn(incidentDataKinds)
  kind: IncidentDataKind;

  @Describe('integer: a number; decimal: its digits as a string, at most 14 before and 6 after the point, such as "100.5"; text: a string; checkBox: true or false; dateTime: an ISO 8601 time.')
  @IsDefined()
  value: number | string | boolean;
}

/** What operators document of an incident (IM-20). The version is the ETag. */
export class IncidentProject {
  @IsUUID()
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
  @ValidateNested()
  @Type(() => IncidentRef)
  type?: IncidentRef;

  @IsOptional()
  @ValidateNested()
  @Type(() => IncidentRef)
  status?: IncidentRef;

  @IsOptional()
  @IsISO8601()
  startTime?: string;

  @IsOptional()
  @IsISO8601()
  endTime?: string;

  @Describe('Who is to see to it (IM-34).')
  @IsOptional()
  @ValidateNested()
  @Type(() => IncidentRef)
  assignee?: IncidentRef;

  @Describe('Until when it should be done.')
  @IsOptional()
  @IsISO8601()
  dueTime?: string;

  @Describe('Categories that are filled, of those that are switched on; only with incidentData.view.')
  @IsOptional()
  @IsArray()
  @Nested(() => IncidentCategoryEntry)
  @ValidateNested({ each: true })
  @Type(() => IncidentCategoryEntry)
  categories?: IncidentCategoryEntry[];

  @Describe('Fields of incident data that are filled, of those that are switched on; only with incidentData.view.')
  @IsOptional()
  @IsArray()
  @Nested(() => IncidentDataEntry)
  @ValidateNested({ each: true })
  @Type(() => IncidentDataEntry)
  data?: IncidentDataEntry[];

  @ValidateNested()
  @Type(() => IncidentRef)
  createdBy: IncidentRef;

  @IsISO8601()
  createdAt: string;

  @Describe('Last change of the project or of anything in it.')
  @IsISO8601()
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

import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsISO8601, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Nested } from '@vigie/contracts';
import { categoryMembers, dataMembers } from '../properties/property-member.js';
import { IsPlainText } from '../texts/plain-text.js';
import { AssigneeRefDto, CategoryEntryDto, DataEntryDto } from './project-data.dto.js';
import { SpanDto } from './sequences/span.dto.js';

/** Most sequences that one request may bring. */
export const mostSequences = 100;

export class TypeRefDto {
  @IsIn(['incidentTypes'])
  type: 'incidentTypes';

  @IsUUID()
  id: string;
}

export class StatusRefDto {
  @IsIn(['incidentStatuses'])
  type: 'incidentStatuses';

  @IsUUID()
  id: string;
}

/** What a change can empty by name: members that are one value. */
export const clearable = ['title', 'description', 'type', 'status', 'startTime', 'endTime', 'assignee', 'dueTime'] as const;
export type Clearable = (typeof clearable)[number];

/** The members of a project, all optional. In PATCH null leaves a value alone and `clear` empties it; in PUT what is missing is taken away. */
export class ProjectDto {
  @IsOptional()
  @IsPlainText(256)
  title?: string | null;

  @IsOptional()
  @IsPlainText(10_000)
  description?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TypeRefDto)
  type?: TypeRefDto | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => StatusRefDto)
  status?: StatusRefDto | null;

  @IsOptional()
  @MaxLength(64)
  @IsISO8601({ strict: true })
  startTime?: string | null;

  @IsOptional()
  @MaxLength(64)
  @IsISO8601({ strict: true })
  endTime?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => AssigneeRefDto)
  assignee?: AssigneeRefDto | null;

  @IsOptional()
  @MaxLength(64)
  @IsISO8601({ strict: true })
  dueTime?: string | null;

  /** In PATCH those that are not named stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(categoryMembers.length)
  @ValidateNested({ each: true })
  @Type(() => CategoryEntryDto)
  @Nested(() => CategoryEntryDto)
  categories?: CategoryEntryDto[] | null;

  /** In PATCH those that are not named stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(dataMembers.length)
  @ValidateNested({ each: true })
  @Type(() => DataEntryDto)
  @Nested(() => DataEntryDto)
  data?: DataEntryDto[] | null;

  /** Members to empty. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(clearable.length)
  @IsIn(clearable, { each: true })
  clear?: Clearable[] | null;
}

/** A new project: from sequences of the draft list, from spans said here, or empty (IM-20). */
export class CreateProjectDto extends ProjectDto {
  /** Ids in the caller's draft list; they move into the project. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostSequences)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  draftSequences?: string[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(mostSequences)
  @ValidateNested({ each: true })
  @Type(() => SpanDto)
  @Nested(() => SpanDto)
  sequences?: SpanDto[] | null;
}

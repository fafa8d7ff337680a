import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { IsId, IsInstant, IsReadableName, Nested } from '@vigie/contracts';
import { categoryMembers, dataMembers } from '../properties/property-member.js';
import { IsPlainText } from '../texts/plain-text.js';
import { AssigneeRefDto, CategoryEntryDto, DataEntryDto } from './project-data.dto.js';
import { SpanDto } from './sequences/span.dto.js';

/** Most sequences that one request may bring. */
export const mostSequences = 100;

export class TypeRefDto {
  @IsIn(['incidentTypes'])
  type: 'incidentTypes';

  @IsId()
  id: string;
}

export class StatusRefDto {
  @IsIn(['incidentStatuses'])
  type: 'incidentStatuses';

  @IsId()
  id: string;
}

/** What a change can empty by name: members that are one value. */
export const clearable = ['title', 'description', 'type', 'status', 'startTime', 'endTime', 'assignee', 'dueTime'] as const;
export type Clearable = (typeof clearable)[number];

/** The members of a project, all optional. In PATCH null leaves a value alone and `clear` empties it; in PUT what is missing is taken away. */
export class ProjectDto {
  @IsOptional()
  @IsReadableName()
  @IsPlainText(256)
  title?: string | null;

  @IsOptional()
  @IsPlainText(10_000)
  description?: string | null;

  @IsOptional()
  @Nested(() => TypeRefDto)
  type?: TypeRefDto | null;

  @IsOptional()
  @Nested(() => StatusRefDto)
  status?: StatusRefDto | null;

  @IsOptional()
  @IsInstant()
  startTime?: string | null;

  @IsOptional()
  @IsInstant()
  endTime?: string | null;

  @IsOptional()
  @Nested(() => AssigneeRefDto)
  assignee?: AssigneeRefDto | null;

  @IsOptional()
  @IsInstant()
  dueTime?: string | null;

  /** In PATCH those that are not named stay as they are. */
  @IsOptional()
  @ArrayMaxSize(categoryMembers.length)
  @Nested(() => CategoryEntryDto, { each: true })
  categories?: CategoryEntryDto[] | null;

  /** In PATCH those that are not named stay as they are. */
  @IsOptional()
  @ArrayMaxSize(dataMembers.length)
  @Nested(() => DataEntryDto, { each: true })
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
  @IsId({ each: true })
  draftSequences?: string[] | null;

  @IsOptional()
  @ArrayMaxSize(mostSequences)
  @Nested(() => SpanDto, { each: true })
  sequences?: SpanDto[] | null;
}

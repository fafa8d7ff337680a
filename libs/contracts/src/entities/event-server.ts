import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { alarmCategories, alarmStates, NamedThing } from '../messages/event-server.js';
import type { AlarmCategory, AlarmState } from '../messages/event-server.js';
import { HasRelations, Relations } from '../references.js';

/** An event as the API shows it. */
export class EventView {
  @IsUUID()
  id: string;

  @IsISO8601()
  time: string;

  @IsString()
  type: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedThing)
  source?: NamedThing;

  @IsOptional()
  @IsObject()
  data?: Record<string, string | number | boolean>;

  @HasRelations()
  relations: Relations;
}

/** An alarm as the API shows it; `name` is in the caller's language. */
export class AlarmView {
  @IsUUID()
  id: string;

  @IsInt()
  number: number;

  @IsISO8601()
  time: string;

  @IsString()
  name: string;

  @IsIn(alarmCategories)
  category: AlarmCategory;

  @IsInt()
  @Min(1)
  @Max(3)
  priority: number;

  @IsIn(alarmStates)
  state: AlarmState;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedThing)
  source?: NamedThing;

  @ValidateNested()
  @Type(() => NamedThing)
  definition: NamedThing;

  @IsInt()
  @Min(1)
  occurrences: number;

  /** When its event came last. */
  @IsISO8601()
  lastTime: string;

  /** When the condition was gone; missing while it lasts. */
  @IsOptional()
  @IsISO8601()
  endedAt?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedThing)
  assignedTo?: NamedThing;

  @IsOptional()
  @IsString()
  instructions?: string;

  @IsOptional()
  @IsISO8601()
  closedAt?: string;

  @HasRelations()
  relations: Relations;
}

/** One step in the history of an alarm. */
export class AlarmActivityView {
  @IsUUID()
  id: string;

  @IsISO8601()
  time: string;

  /** What happened: see `alarmChanges`. */
  @IsString()
  operation: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedThing)
  user?: NamedThing;

  /** Of a comment, its text. */
  @IsOptional()
  @IsString()
  comment?: string;

  @IsOptional()
  @IsObject()
  details?: Record<string, string | number | boolean>;

  @HasRelations()
  relations: Relations;
}

/** Which events raise an alarm, and how it looks (EV-02). */
export class AlarmDefinitionView {
  @IsUUID()
  id: string;

  @IsString()
  @MaxLength(256)
  name: string;

  @IsBoolean()
  enabled: boolean;

  @IsBoolean()
  builtIn: boolean;

  /** Types of the events that raise it: one at least. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  events: string[];

  /** Types of the events that end it. */
  @IsArray()
  @IsString({ each: true })
  endEvents: string[];

  @IsInt()
  @Min(1)
  @Max(3)
  priority: number;

  @IsIn(alarmCategories)
  category: AlarmCategory;

  /** Whether it closes by itself when it ends. */
  @IsBoolean()
  autoClose: boolean;

  @IsOptional()
  @IsString()
  instructions?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NamedThing)
  assignTo?: NamedThing;

  @HasRelations()
  relations: Relations;
}

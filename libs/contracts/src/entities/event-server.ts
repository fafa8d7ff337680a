import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { alarmCategories, alarmStates, NamedThing } from '../messages/event-server.js';
import type { AlarmCategory, AlarmState } from '../messages/event-server.js';
import { HasRelations, Relations } from '../references.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';

/** An event as the API shows it. */
export class EventView {
  @IsId()
  id: string;

  @IsInstant()
  time: string;

  @IsString()
  type: string;

  @IsOptional()
  @Nested(() => NamedThing)
  source?: NamedThing;

  @IsOptional()
  @IsObject()
  data?: Record<string, string | number | boolean>;

  @HasRelations()
  relations: Relations;
}

/** An alarm as the API shows it; `name` is in the caller's language. */
export class AlarmView {
  @IsId()
  id: string;

  @IsInt()
  number: number;

  @IsInstant()
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
  @Nested(() => NamedThing)
  source?: NamedThing;

  @Nested(() => NamedThing)
  definition: NamedThing;

  @IsInt()
  @Min(1)
  occurrences: number;

  /** When its event came last. */
  @IsInstant()
  lastTime: string;

  /** When the condition was gone; missing while it lasts. */
  @IsOptional()
  @IsInstant()
  endedAt?: string;

  @IsOptional()
  @Nested(() => NamedThing)
  assignedTo?: NamedThing;

  @IsOptional()
  @IsString()
  instructions?: string;

  @IsOptional()
  @IsInstant()
  closedAt?: string;

  @HasRelations()
  relations: Relations;
}

/** One step in the history of an alarm. */
export class AlarmActivityView {
  @IsId()
  id: string;

  @IsInstant()
  time: string;

  /** What happened: see `alarmChanges`. */
  @IsString()
  operation: string;

  @IsOptional()
  @Nested(() => NamedThing)
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
  @IsId()
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
  @Nested(() => NamedThing)
  assignTo?: NamedThing;

  @HasRelations()
  relations: Relations;
}

import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { alarmCategories, IsReadableName, Nested, Ref } from '@vigie/contracts';
import type { AlarmCategory } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';

const eventType = /^[a-zA-Z][\w.]{0,127}$/;

/** A new alarm definition. */
@Lenient()
export class CreateDefinitionDto {
  @IsString()
  @IsReadableName()
  @MinLength(1)
  @MaxLength(256)
  name: string;

  /** Types of the events that raise it: one at least (EV-02). */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(eventType, { each: true })
  events: string[];

  /** Types of the events that end it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(eventType, { each: true })
  endEvents?: string[];

  @IsInt()
  @Min(1)
  @Max(3)
  priority: number;

  @IsOptional()
  @IsIn(alarmCategories)
  category?: AlarmCategory;

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsBoolean()
  autoClose?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(4_096)
  instructions?: string;

  @IsOptional()
  @Nested(() => Ref)
  assignTo?: Ref;
}

/** What changes about a definition; what is missing stays. */
@Lenient()
export class UpdateDefinitionDto extends PartialType(CreateDefinitionDto) {}

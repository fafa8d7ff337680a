import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { alarmStates, Nested, Ref } from '@vigie/contracts';
import type { AlarmState } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';

/** What changes about an alarm; what is missing stays. Everything at once, or nothing. */
@Lenient()
export class UpdateAlarmDto {
  @IsOptional()
  @IsIn(alarmStates)
  state?: AlarmState;

  /** Somebody who may see the alarm. */
  @IsOptional()
  @Nested(() => Ref)
  assignedTo?: Ref;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3)
  priority?: number;

  /** Added to the history. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(4_096)
  comment?: string;
}

@Lenient()
export class CommentDto {
  @IsString()
  @MinLength(1)
  @MaxLength(4_096)
  text: string;
}

import { IsId, IsInstant, statisticsDimensions } from '@vigie/contracts';
import type { StatisticsDimension } from '@vigie/contracts';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Parameters of the task Statistics (IM-35). */
export class StatisticsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(statisticsDimensions, { each: true })
  by: StatisticsDimension[];

  /** Of incidents that began at or after this; where the start is empty, the creation counts. */
  @IsOptional()
  @IsInstant()
  startTime?: string | null;

  /** And before this. */
  @IsOptional()
  @IsInstant()
  endTime?: string | null;

  /** IANA name that hours, weekdays, days and months are in; UTC unless said. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone?: string | null;

  /** Id of the incident type that is counted alone. */
  @IsOptional()
  @IsId()
  type?: string | null;

  /** Id of the incident status that is counted alone. */
  @IsOptional()
  @IsId()
  status?: string | null;
}

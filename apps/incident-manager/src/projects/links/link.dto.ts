import { IsIn } from 'class-validator';
import { IsId, Nested } from '@vigie/contracts';

export class AlarmRefDto {
  @IsIn(['alarms'])
  type: 'alarms';

  @IsId()
  id: string;
}

/** The alarm that belongs to the project. */
export class LinkDto {
  @Nested(() => AlarmRefDto)
  alarm: AlarmRefDto;
}

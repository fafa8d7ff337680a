import { IsIn, IsUUID } from 'class-validator';
import { Nested } from '@vigie/contracts';

export class AlarmRefDto {
  @IsIn(['alarms'])
  type: 'alarms';

  @IsUUID()
  id: string;
}

/** The alarm that belongs to the project. */
export class LinkDto {
  @Nested(() => AlarmRefDto)
  alarm: AlarmRefDto;
}

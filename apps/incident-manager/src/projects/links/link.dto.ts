import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsUUID, ValidateNested } from 'class-validator';

export class AlarmRefDto {
  @IsIn(['alarms'])
  type: 'alarms';

  @IsUUID()
  id: string;
}

/** The alarm that belongs to the project. */
export class LinkDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => AlarmRefDto)
  alarm: AlarmRefDto;
}

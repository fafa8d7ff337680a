import { Type } from 'class-transformer';
import { IsISO8601, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Ref } from '@vigie/contracts';
import { Lenient } from '@vigie/platform/http';
import { FlatData } from './flat-data.js';

/** What a caller says of an event that it triggers. */
@Lenient()
export class TriggerEventDto {
  /** `userDefined.` and a name of one's own. */
  @IsString()
  @MaxLength(128)
  @Matches(/^[a-zA-Z][\w.]*$/)
  type: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Ref)
  source?: Ref;

  /** When it happened; now where it is missing. */
  @IsOptional()
  @IsISO8601()
  time?: string;

  /** At most 20 texts, numbers or booleans. */
  @IsOptional()
  @IsObject()
  @FlatData()
  data?: Record<string, string | number | boolean>;
}

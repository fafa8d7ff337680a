import { IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsInstant, Nested, Ref } from '@vigie/contracts';
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
  @Nested(() => Ref)
  source?: Ref;

  /** When it happened; now where it is missing. */
  @IsOptional()
  @IsInstant()
  time?: string;

  /** At most 20 texts, numbers or booleans. */
  @IsOptional()
  @IsObject()
  @FlatData()
  data?: Record<string, string | number | boolean>;
}

import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsPlainText } from '../texts/plain-text.js';

/** What may change; null and absent members stay as they are (IM-08, IM-09). */
export class ChangeSettingsDto {
  @IsOptional()
  @IsPlainText(256)
  reportTitle?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365_000)
  retentionDays?: number | null;

  /** How many projects are known to go at once with a shorter retention. */
  @IsOptional()
  @IsInt()
  @Min(0)
  confirm?: number | null;
}

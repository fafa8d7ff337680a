import { disclosureForms } from '@vigie/contracts';
import type { DisclosureForm } from '@vigie/contracts';
import { IsIn, IsISO8601, IsOptional, MaxLength } from 'class-validator';
import { IsPlainText, IsSaying } from '../../texts/plain-text.js';

/** Evidence that was handed over (IM-36). Without a time: now. */
export class DisclosureDto {
  @IsSaying(256)
  recipient: string;

  @IsSaying(2_000)
  purpose: string;

  @IsIn(disclosureForms)
  form: DisclosureForm;

  @IsOptional()
  @MaxLength(64)
  @IsISO8601({ strict: true })
  time?: string | null;

  @IsOptional()
  @IsPlainText(256)
  reference?: string | null;
}

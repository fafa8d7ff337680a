import { disclosureForms, IsInstant } from '@vigie/contracts';
import type { DisclosureForm } from '@vigie/contracts';
import { IsIn, IsOptional } from 'class-validator';
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
  @IsInstant()
  time?: string | null;

  @IsOptional()
  @IsPlainText(256)
  reference?: string | null;
}

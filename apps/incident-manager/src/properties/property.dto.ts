import { IsBoolean, IsOptional } from 'class-validator';
import { IsReadableName } from '@vigie/contracts';
import { IsPlainText, IsSaying } from '../texts/plain-text.js';

/** A new type, status or value of a category (IM-01 to IM-03). No two have one name, whatever its case and accents. */
export class CreatePropertyDto {
  @IsReadableName()
  @IsSaying(256)
  name: string;

  @IsOptional()
  @IsPlainText(2_048)
  description?: string | null;
}

/** What may change; null and absent members stay as they are. */
export class ChangePropertyDto {
  @IsOptional()
  @IsReadableName()
  @IsSaying(256)
  name?: string | null;

  @IsOptional()
  @IsPlainText(2_048)
  description?: string | null;
}

/** What may change of a category or a field of incident data (IM-03, IM-04); an empty name only while it is off. */
export class ChangeSwitchedPropertyDto {
  @IsOptional()
  @IsBoolean()
  enabled?: boolean | null;

  @IsOptional()
  @IsReadableName()
  @IsPlainText(256)
  name?: string | null;

  @IsOptional()
  @IsPlainText(2_048)
  description?: string | null;
}

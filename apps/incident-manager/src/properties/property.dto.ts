import { IsOptional } from 'class-validator';
import { IsPlainText, IsSaying } from '../texts/plain-text.js';

/** A new type or status (IM-01, IM-02). Names need not be unique. */
export class CreatePropertyDto {
  @IsSaying(256)
  name: string;

  @IsOptional()
  @IsPlainText(2_048)
  description?: string | null;
}

/** What may change; null and absent members stay as they are. */
export class ChangePropertyDto {
  @IsOptional()
  @IsSaying(256)
  name?: string | null;

  @IsOptional()
  @IsPlainText(2_048)
  description?: string | null;
}

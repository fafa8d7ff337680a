import { IsOptional } from 'class-validator';
import { IsInstant } from '@vigie/contracts';
import { IsPlainText, IsSaying } from '../../texts/plain-text.js';

/** A call to note. Without a time: now. */
export class CreateCallDto {
  @IsSaying(256)
  callee: string;

  @IsOptional()
  @IsInstant()
  time?: string | null;

  @IsOptional()
  @IsPlainText(10_000)
  text?: string | null;
}

/** What may change; null and absent members stay as they are. */
export class ChangeCallDto {
  @IsOptional()
  @IsSaying(256)
  callee?: string | null;

  @IsOptional()
  @IsInstant()
  time?: string | null;

  @IsOptional()
  @IsPlainText(10_000)
  text?: string | null;
}

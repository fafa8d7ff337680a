import { IsISO8601, IsOptional, MaxLength } from 'class-validator';
import { IsPlainText, IsSaying } from '../../texts/plain-text.js';

/** A call to note. Without a time: now. */
export class CreateCallDto {
  @IsSaying(256)
  callee: string;

  @IsOptional()
  @MaxLength(64)
  @IsISO8601({ strict: true })
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
  @MaxLength(64)
  @IsISO8601({ strict: true })
  time?: string | null;

  @IsOptional()
  @IsPlainText(10_000)
  text?: string | null;
}

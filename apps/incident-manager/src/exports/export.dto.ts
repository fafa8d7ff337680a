import { languages } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsPlainText, IsSaying } from '../texts/plain-text.js';

/** Fewer characters are guessed too soon by whoever finds the file. */
export const shortestPassword = 12;

/** Parameters of the task ExportProject (IM-31). */
export class ExportProjectDto {
  /** Opens the package; kept nowhere. */
  @MinLength(shortestPassword)
  @MaxLength(1_024)
  @IsString()
  password: string;

  @IsSaying(2_000)
  reason: string;

  /** Whom the package is for. */
  @IsOptional()
  @IsPlainText(256)
  recipient?: string | null;

  /** On unless said: the printed report as a page of its own. Takes the right to generate reports. */
  @IsOptional()
  @IsBoolean()
  includeReport?: boolean | null;

  /** Names of users in the report. */
  @IsOptional()
  @IsBoolean()
  showUserName?: boolean | null;

  /** Sequences that may not be exported are left out, and the package says so; else they keep all from being exported. */
  @IsOptional()
  @IsBoolean()
  skipRefused?: boolean | null;

  /** Of the report; the caller's unless said. */
  @IsOptional()
  @IsIn(languages)
  language?: Language | null;

  /** Of the report: IANA name; UTC unless said. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone?: string | null;
}

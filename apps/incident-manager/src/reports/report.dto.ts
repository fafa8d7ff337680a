import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { languages, reportFormats } from '@vigie/contracts';
import type { Language, ReportFormat } from '@vigie/contracts';
import { paperSizes } from './report-pdf.rules.js';
import type { PaperSize } from './report-pdf.rules.js';

/** Parameters of the task GenerateReport (IM-29). */
export class GenerateReportDto {
  @IsOptional()
  @IsIn(reportFormats)
  format?: ReportFormat | null;

  /** Off by default: names of users appear only where somebody asked for them. */
  @IsOptional()
  @IsBoolean()
  showUserName?: boolean | null;

  /** The caller's language unless said. */
  @IsOptional()
  @IsIn(languages)
  language?: Language | null;

  /** IANA name; UTC unless said. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  timeZone?: string | null;

  @IsOptional()
  @IsIn(paperSizes)
  paper?: PaperSize | null;

  /** Only to be looked at: HTML that says so, and no report in the logs. */
  @IsOptional()
  @IsBoolean()
  preview?: boolean | null;
}

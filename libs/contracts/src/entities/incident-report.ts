import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';
import { Describe } from '../json-schema.js';

/** Formats of a report (IM-29). */
export const reportFormats = ['pdf', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What is missing from a report because somebody did not answer (IM-30). */
export class ReportGap {
  @Describe('The service that did not answer.')
  @IsString()
  service: string;

  @Describe("What is missing, in the report's language.")
  @IsString()
  text: string;
}

/** A label and what stands beside it. */
export class ReportRow {
  @IsString()
  label: string;

  @IsString()
  text: string;

  @Describe('Id of the sequence, comment, call, link or hold that the row tells of.')
  @IsOptional()
  @IsId()
  id?: string;

  @Describe('The instant that the label or the text says in words: when it was, or began.')
  @IsOptional()
  @IsInstant()
  time?: string;

  @Describe('When what the row tells of ended.')
  @IsOptional()
  @IsInstant()
  endTime?: string;
}

/** A part of a report under its heading, as printed. */
export class ReportSection {
  @IsString()
  heading: string;

  @Nested(() => ReportRow, { each: true })
  rows: ReportRow[];
}

/** A report as data (`format: json`): every text of the project, in the order of the printed one (IM-29). */
export class IncidentReport {
  @IsString()
  title: string;

  @IsString()
  subtitle: string;

  @IsInstant()
  generatedAt: string;

  @Describe('IANA name of the zone that printed times are in.')
  @IsString()
  timeZone: string;

  @IsBoolean()
  incomplete: boolean;

  @Nested(() => ReportGap, { each: true })
  missing: ReportGap[];

  @Nested(() => ReportSection, { each: true })
  sections: ReportSection[];
}

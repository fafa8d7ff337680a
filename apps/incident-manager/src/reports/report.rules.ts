import type { Language, RecordingState } from '@vigie/contracts';
import type { ReportClock } from './report-time.rules.js';
import { fill, reportWords } from './report.texts.js';
import type { ReportWords } from './report.texts.js';

/** All that a report tells, before it has a form. */
export interface ReportSource {
  siteTitle: string;
  project: {
    number: string;
    title?: string | null;
    description?: string | null;
    type?: string;
    status?: string;
    startTime?: Date | null;
    endTime?: Date | null;
    createdAt: Date;
    createdBy: string;
  };
  /** `unanswered`: the recording-server did not say. */
  sequences: { camera: string; startTime: Date; endTime: Date; recording: RecordingState | 'unanswered'; addedBy: string }[];
  comments: { text: string; createdAt: Date; editedAt?: Date | null; author: string }[];
  calls: { callee: string; time: Date; text?: string | null; author: string }[];
  generatedAt: Date;
}

export interface ReportOptions {
  language: Language;
  /** Off unless ticked: then no name of a user is in the report (IM-29). */
  showUserName: boolean;
  clock: ReportClock;
}

export interface ReportRow {
  label: string;
  text: string;
}

/** A report as headings and rows of text: what every format shows. */
export interface ReportDocument {
  language: Language;
  title: string;
  subtitle: string;
  number: string;
  generatedAt: Date;
  timeZone: string;
  notes: string[];
  /** What is missing and whose answer it is (IM-30). */
  missing: { service: string; text: string }[];
  /** The sentence that marks an incomplete report. */
  notice?: string;
  sections: { heading: string; rows: ReportRow[] }[];
  /** Page numbers, with `{page}` and `{pages}`. */
  pageText: string;
}

/** Puts a report together: the site's title over the fixed subtitle, then every text of the project. */
export function buildReport(source: ReportSource, options: ReportOptions): ReportDocument {
  const { clock, language } = options;
  const words = reportWords[language];
  const missing = missingParts(source, words);
  const { generatedAt } = source;
  return {
    language,
    title: source.siteTitle,
    subtitle: words.subtitle,
    number: source.project.number,
    generatedAt,
    timeZone: clock.timeZone,
    notes: [fill(words.generated, { time: clock.write(generatedAt) }), fill(words.timeZone, { zone: clock.timeZone, offset: clock.offset(generatedAt) })],
    missing,
    ...(missing.length > 0 ? { notice: fill(words.incomplete, { missing: missing.map(({ text }) => text).join('; ') }) } : {}),
    sections: [
      { heading: words.details, rows: detailRows(source, words, options) },
      { heading: words.sequences, rows: orNone(sequenceRows(source, words, options), words) },
      { heading: words.comments, rows: orNone(commentRows(source, words, options), words) },
      { heading: words.calls, rows: orNone(callRows(source, options), words) },
    ],
    pageText: words.page,
  };
}

const orNone = (rows: ReportRow[], words: ReportWords): ReportRow[] => (rows.length > 0 ? rows : [{ label: '', text: words.none }]);

function missingParts({ sequences }: ReportSource, words: ReportWords): ReportDocument['missing'] {
  const numbers = sequences.flatMap(({ recording }, index) => (recording === 'unanswered' ? [index + 1] : []));
  return numbers.length === 0 ? [] : [{ service: 'recording-server', text: fill(words.missingRecordings, { numbers: numbers.join(', ') }) }];
}

function detailRows({ project }: ReportSource, words: ReportWords, { clock, showUserName }: ReportOptions): ReportRow[] {
  const time = (instant?: Date | null): string | undefined => instant ? clock.write(instant) : undefined;
  const rows: [string, string | null | undefined][] = [
    [words.number, project.number], [words.title, project.title], [words.type, project.type], [words.status, project.status],
    [words.startTime, time(project.startTime)], [words.endTime, time(project.endTime)], [words.createdAt, time(project.createdAt)],
    [words.createdBy, showUserName ? project.createdBy : undefined], [words.description, project.description],
  ];
  return rows.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

const sequenceRows = ({ sequences }: ReportSource, words: ReportWords, { clock, showUserName }: ReportOptions): ReportRow[] =>
  sequences.map(({ camera, startTime, endTime, recording, addedBy }, index) => ({
    label: `${index + 1}. ${camera}`,
    text: [
      `${clock.write(startTime)} – ${clock.write(endTime)}`,
      words.recording[recording === 'unanswered' ? 'unknown' : recording],
      ...(showUserName ? [fill(words.addedBy, { name: addedBy })] : []),
    ].join(' · '),
  }));

const commentRows = ({ comments }: ReportSource, words: ReportWords, { clock, showUserName }: ReportOptions): ReportRow[] =>
  comments.map(({ text, createdAt, editedAt, author }) => ({
    label: [
      clock.write(createdAt), ...(showUserName ? [author] : []), ...(editedAt ? [fill(words.edited, { time: clock.write(editedAt) })] : []),
    ].join(' · '),
    text,
  }));

const callRows = ({ calls }: ReportSource, { clock, showUserName }: ReportOptions): ReportRow[] =>
  calls.map(({ callee, time, text, author }) => ({
    label: [clock.write(time), callee, ...(showUserName ? [author] : [])].join(' · '), text: text ?? '',
  }));

import type { Language } from '@vigie/contracts';
import { callRows, commentRows, custodyRows, dataRows, detailRows, holdRows, linkRows, sequenceRows } from './report-rows.rules.js';
import type { ReportRow, RowManner } from './report-rows.rules.js';
import type { ReportSource } from './report-source.js';
import type { ReportClock } from './report-time.rules.js';
import { fill, reportWords } from './report.texts.js';
import type { ReportWords } from './report.texts.js';

export interface ReportOptions {
  language: Language;
  /** Off unless ticked: then no name of a user is in the report (IM-29). */
  showUserName: boolean;
  clock: ReportClock;
  /** Only to be looked at; it says so. */
  preview?: boolean;
}

export interface ReportSection {
  heading: string;
  rows: ReportRow[];
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
  /** Sentences that mark a preview and an incomplete report. */
  notices: string[];
  sections: ReportSection[];
  /** What stands on every page after the first: what it is, and of which project. */
  headText: string;
  /** Said of a print that lacks characters, with `{list}`. */
  unprintable: string;
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
    notes: [
      generatedBy(source, options, words), fill(words.timeZone, { zone: clock.timeZone, offset: clock.offset(generatedAt) }),
      ...(source.fingerprint ? [fill(words.evidenceKey, { fingerprint: source.fingerprint })] : []),
    ],
    missing,
    notices: [
      ...(options.preview ? [words.preview] : []),
      ...(missing.length > 0 ? [fill(words.incomplete, { missing: missing.map(({ text }) => text).join('; ') })] : []),
    ],
    sections: sectionsOf(source, { ...options, words }),
    headText: [source.siteTitle, words.subtitle, source.project.number, source.project.title].filter(Boolean).join(' · '),
    unprintable: words.unprintable,
    pageText: words.page,
  };
}

const generatedBy = ({ generatedAt, generatedBy: name }: ReportSource, { clock, showUserName }: ReportOptions, words: ReportWords): string =>
  showUserName ? fill(words.generatedBy, { time: clock.write(generatedAt), name }) : fill(words.generated, { time: clock.write(generatedAt) });

/** Parts that may not be seen are not there at all; of those that may, rarer ones are there where they say something. */
function sectionsOf({ project, data, sequences, comments, calls, links, holds, custody }: ReportSource, manner: RowManner): ReportSection[] {
  const { words } = manner;
  const always = (heading: string, rows?: ReportRow[]): ReportSection[] => (rows ? [{ heading, rows: rows.length > 0 ? rows : [{ label: '', text: words.none }] }] : []);
  const filled = (heading: string, rows?: ReportRow[]): ReportSection[] => (rows && rows.length > 0 ? [{ heading, rows }] : []);
  return [
    ...always(words.details, detailRows(project, manner)),
    ...filled(words.data, data && dataRows(data, manner)),
    ...always(words.sequences, sequences && sequenceRows(sequences, manner)),
    ...always(words.comments, comments && commentRows(comments, manner)),
    ...always(words.calls, calls && callRows(calls, manner)),
    ...filled(words.links, links && linkRows(links, manner)),
    ...filled(words.holds, holds && holdRows(holds, manner)),
    ...filled(words.custody, custody && custodyRows(custody, manner)),
  ];
}

/** What nobody answered, by who was asked: the recording-server, and each child site on its own. */
function missingParts({ sequences = [] }: ReportSource, words: ReportWords): ReportDocument['missing'] {
  const sites = [...new Set(sequences.map(({ siteName }) => siteName ?? undefined))];
  const gap = (text: string, of: (sequence: (typeof sequences)[number]) => boolean | undefined): ReportDocument['missing'] => sites.flatMap((site) => {
    const numbers = sequences.flatMap((sequence, index) => ((sequence.siteName ?? undefined) === site && of(sequence) ? [index + 1] : []));
    const [service, source] = site === undefined ? ['recording-server', 'recording-server'] : ['management', fill(words.childSite, { name: site })];
    return numbers.length === 0 ? [] : [{ service, text: fill(text, { numbers: numbers.join(', '), source }) }];
  });
  return [
    ...gap(words.missingRecordings, ({ recording }) => recording === 'unanswered'),
    ...gap(words.missingStills, ({ stillUnanswered }) => stillUnanswered),
  ];
}

import type { Language } from '@vigie/contracts';
import type { ReportSource } from './report-source.js';
import type { ReportClock } from './report-time.rules.js';
import { fill } from './report.texts.js';
import type { ReportWords } from './report.texts.js';

export interface ReportRow {
  label: string;
  text: string;
  /** JPEG, shown under the text. */
  picture?: Buffer;
  /** What programs read in place of the words: which part it is, and its instants. */
  id?: string;
  time?: Date;
  endTime?: Date;
}

/** How rows are written. */
export interface RowManner {
  words: ReportWords;
  language: Language;
  clock: ReportClock;
  /** Off unless ticked: then no name of a user is in the report (IM-29). */
  showUserName: boolean;
}

type Rows<Part> = (part: NonNullable<Part>, manner: RowManner) => ReportRow[];

const joined = (parts: readonly (string | false | null | undefined)[]): string => parts.filter(Boolean).join(' · ');

export const detailRows: Rows<ReportSource['project']> = (project, { words, clock, showUserName }) => {
  const rows: [string, string | Date | null | undefined][] = [
    [words.number, project.number], [words.title, project.title], [words.type, project.type], [words.status, project.status],
    [words.startTime, project.startTime], [words.endTime, project.endTime], [words.assignee, showUserName ? project.assignee : undefined],
    [words.dueTime, project.dueTime], [words.createdAt, project.createdAt], [words.createdBy, showUserName ? project.createdBy : undefined],
    [words.description, project.description],
  ];
  return rows.flatMap(([label, value]) => (value ? [value instanceof Date ? { label, text: clock.write(value), time: value } : { label, text: value }] : []));
};

export const dataRows: Rows<ReportSource['data']> = (data, { words, clock }) => data.map(({ label, kind, value }) => {
  if (typeof value === 'boolean') return { label, text: value ? words.yes : words.no };
  return kind === 'dateTime' ? { label, text: clock.write(new Date(value)), time: new Date(value) } : { label, text: String(value) };
});

export const sequenceRows: Rows<ReportSource['sequences']> = (sequences, { words, clock, showUserName }) =>
  sequences.map(({ id, camera, siteName, startTime, endTime, recording, addedBy, still }, index) => ({
    id, time: startTime, endTime,
    label: `${index + 1}. ${camera}`,
    text: joined([
      siteName && fill(words.site, { name: siteName }), `${clock.write(startTime)} – ${clock.write(endTime)}`, words.recording[recording === 'unanswered' ? 'unknown' : recording],
      showUserName && fill(words.addedBy, { name: addedBy }),
    ]),
    ...(still ? { picture: still } : {}),
  }));

export const commentRows: Rows<ReportSource['comments']> = (comments, { words, clock, showUserName }) =>
  comments.map(({ id, text, createdAt, editedAt, author }) => ({
    id, time: createdAt,
    label: joined([clock.write(createdAt), showUserName && author, editedAt && fill(words.edited, { time: clock.write(editedAt) })]), text,
  }));

export const callRows: Rows<ReportSource['calls']> = (calls, { clock, showUserName }) =>
  calls.map(({ id, callee, time, text, author }) => ({ id, time, label: joined([clock.write(time), callee, showUserName && author]), text: text ?? '' }));

export const linkRows: Rows<ReportSource['links']> = (links, { words, language, clock, showUserName }) =>
  links.map(({ id, number, name, time, source, addedBy }) => ({
    id, time,
    label: fill(words.alarm, { number: String(number) }), text: joined([name[language], source, clock.write(time), showUserName && fill(words.addedBy, { name: addedBy })]),
  }));

export const holdRows: Rows<ReportSource['holds']> = (holds, { words, clock, showUserName }) =>
  holds.map(({ id, kind, reason, reference, placedAt, placedBy, liftedAt, liftedBy }) => ({
    id, time: placedAt, ...(liftedAt ? { endTime: liftedAt } : {}),
    label: joined([clock.write(placedAt), words.hold[kind]]),
    text: joined([
      reason, reference && fill(words.reference, { reference }), showUserName && fill(words.placedBy, { name: placedBy }),
      liftedAt && fill(words.lifted, { time: clock.write(liftedAt) }), showUserName && liftedBy && fill(words.liftedBy, { name: liftedBy }),
    ]),
  }));

export const custodyRows: Rows<ReportSource['custody']> = (entries, { words, clock, showUserName }) =>
  entries.map(({ number, kind, time, recipient, purpose, form, reference, by, hash, fingerprint }) => ({
    time, label: joined([`${number}. ${clock.write(time)}`, words.custodyKind[kind]]),
    text: joined([
      form && words.form[form], recipient && fill(words.recipient, { recipient }), purpose && fill(words.purpose, { purpose }), reference && fill(words.reference, { reference }),
      showUserName && fill(words.by, { name: by }), `SHA-256 ${hash}`, fingerprint && fill(words.signedWith, { fingerprint }),
    ]),
  }));

import type { ReportRow } from './report-rows.rules.js';
import type { ReportDocument } from './report.rules.js';

/** Paper that a report can be printed on. */
export const paperSizes = ['A4', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** A piece of text in one font. */
export interface FontRun {
  text: string;
  font?: 'Japanese';
}

/** Scripts and signs that Roboto has no shapes for. */
const outsideRoboto = /[\u2190-\u21ff\u2460-\u2bff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1f000}-\u{3ffff}]+/gu;

/** Room for a still, in points. */
const pictureSize = [240, 180];

/** Cuts text where the font has to change, so that nothing is printed as an empty box that has a shape in one of the fonts. */
export function fontRuns(text: string): FontRun[] {
  const runs: FontRun[] = [];
  let at = 0;
  for (const match of text.matchAll(outsideRoboto)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index) });
    runs.push({ text: match[0], font: 'Japanese' });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}

interface Block {
  text?: FontRun[];
  style?: string;
  table?: object;
  layout?: string;
}

/** A description of the printed report that can be sent to the printing thread: data only, no functions. */
export interface PdfDescription {
  pageSize: string;
  pageMargins: [number, number, number, number];
  info: { title: string };
  content: Block[];
  styles: Record<string, object>;
  defaultStyle: object;
  /** Page numbers, with `{page}` and `{pages}`. */
  pageText: FontRun[];
}

/** Describes the printed report (IM-29). */
export function reportPdf(report: ReportDocument, paper: PaperSize): PdfDescription {
  const paragraph = (text: string, style: string): Block => ({ text: fontRuns(text), style });
  return {
    pageSize: paper.toUpperCase(),
    pageMargins: [50, 50, 50, 55],
    info: { title: `${report.subtitle} ${report.number}` },
    content: [
      paragraph(report.title || report.subtitle, 'title'),
      ...(report.title ? [paragraph(report.subtitle, 'subtitle')] : []),
      ...report.notices.map(noticeBox),
      ...report.sections.flatMap(({ heading, rows }) => [paragraph(heading, 'heading'), rowsTable(rows)]),
      ...report.notes.map((note) => paragraph(note, 'note')),
    ],
    styles: {
      title: { fontSize: 20, bold: true },
      subtitle: { fontSize: 13, color: '#4a5568', margin: [0, 2, 0, 8] },
      heading: { fontSize: 13, bold: true, margin: [0, 16, 0, 6] },
      label: { bold: true },
      note: { fontSize: 9, color: '#4a5568', margin: [0, 8, 0, 0] },
      notice: { fillColor: '#fffaf0', margin: [4, 4, 4, 4] },
    },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2 },
    pageText: fontRuns(report.pageText),
  };
}

const noticeBox = (notice: string): Block => ({ table: { widths: ['*'], body: [[{ text: fontRuns(notice), style: 'notice' }]] } });

const rowsTable = (rows: readonly ReportRow[]): Block => ({
  table: { widths: ['32%', '*'], body: rows.map(({ label, text, picture }) => [{ text: fontRuns(label), style: 'label' }, cell(text, picture)]) },
  layout: 'lightHorizontalLines',
});

function cell(content: string, picture?: Buffer): object {
  const text = { text: fontRuns(content), preserveLeadingSpaces: true };
  return picture ? { stack: [text, { image: `data:image/jpeg;base64,${picture.toString('base64')}`, fit: pictureSize, margin: [0, 4, 0, 4] }] } : text;
}

import type { FontChoice } from './fonts/font-choice.js';
import { Typesetter } from './fonts/typesetter.js';
import type { FontUse, SetText } from './fonts/typesetter.js';
import type { ReportRow } from './report-rows.rules.js';
import type { ReportDocument } from './report.rules.js';

/** Paper that a report can be printed on, with its width in points. */
export const paperSizes = ['A4', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];
const paperWidths: Record<PaperSize, number> = { A4: 595, Letter: 612 };

const margin = 50;
const labelShare = 0.32;
/** Between the text of a cell and its edges, both sides, in points. */
const padding = 8;
/** Room for a still, in points. */
const pictureSize = [240, 180];
const sizes = { title: 20, subtitle: 13, heading: 13, text: 10, note: 9 } as const;

type Block = SetText | object;

/** A description of the printed report that can be sent to the printing thread: data only, no functions. */
export interface PdfDescription {
  pageSize: string;
  pageMargins: [number, number, number, number];
  info: { title: string };
  content: Block[];
  styles: Record<string, object>;
  defaultStyle: object;
  /** On every page: what it is, and page numbers with `{page}` and `{pages}`. */
  headText: SetText;
  pageText: SetText;
  fonts: FontUse[];
  /** Characters that no font has. */
  missing: string[];
  /** The sentence about characters that cannot be printed, with `{list}`. */
  unprintable: string;
}

/** Describes the printed report (IM-29). */
export function reportPdf(report: ReportDocument, paper: PaperSize, fonts: FontChoice): PdfDescription {
  const setter = new Typesetter(fonts);
  const width = paperWidths[paper] - 2 * margin;
  const paragraph = (text: string, style: keyof typeof sizes): Block => ({ ...setter.set(text, width / sizes[style]), style });
  const rows = new Rows(setter, width);
  const content = [
    paragraph(report.title || report.subtitle, 'title'),
    ...(report.title ? [paragraph(report.subtitle, 'subtitle')] : []),
    ...report.notices.map((notice) => noticeBox(setter.set(notice, (width - padding) / sizes.text))),
    ...report.sections.flatMap((section) => [paragraph(section.heading, 'heading'), rows.table(section.rows)]),
    ...report.notes.map((note) => paragraph(note, 'note')),
  ];
  const pageText = setter.set(report.pageText, width / sizes.note);
  const headText = setter.set(report.headText, width / sizes.note);
  return {
    pageSize: paper.toUpperCase(),
    pageMargins: [margin, margin, margin, 55],
    info: { title: `${report.subtitle} ${report.number}` },
    content,
    styles: {
      title: { fontSize: sizes.title, bold: true },
      subtitle: { fontSize: sizes.subtitle, color: '#4a5568', margin: [0, 2, 0, 8] },
      heading: { fontSize: sizes.heading, bold: true, margin: [0, 16, 0, 6] },
      label: { bold: true },
      note: { fontSize: sizes.note, color: '#4a5568', margin: [0, 8, 0, 0] },
      notice: { fillColor: '#fffaf0', margin: [4, 4, 4, 4] },
    },
    defaultStyle: { font: 'Roboto', fontSize: sizes.text, lineHeight: 1.2 },
    headText,
    pageText,
    fonts: setter.uses(),
    missing: setter.missing,
    unprintable: report.unprintable,
  };
}

const noticeBox = (notice: SetText): Block => ({ table: { widths: ['*'], body: [[{ ...notice, style: 'notice' }]] } });

/** Tables of labels and texts. */
class Rows {
  private readonly labelWidth: number;
  private readonly textWidth: number;

  constructor(private readonly setter: Typesetter, width: number) {
    this.labelWidth = (width * labelShare - padding) / sizes.text;
    this.textWidth = (width * (1 - labelShare) - padding) / sizes.text;
  }

  /** A still stays with its line: rows that have one are short and are not parted. */
  table(rows: readonly ReportRow[]): Block {
    const body = rows.map(({ label, text, picture }) => [{ ...this.setter.set(label, this.labelWidth), style: 'label' }, this.cell(text, picture)]);
    return { table: { widths: ['32%', '*'], body, dontBreakRows: rows.some(({ picture }) => picture) }, layout: 'lightHorizontalLines' };
  }

  private cell(content: string, picture?: Buffer): object {
    const text = this.setter.set(content, this.textWidth);
    return picture ? { stack: [text, { image: `data:image/jpeg;base64,${picture.toString('base64')}`, fit: pictureSize, margin: [0, 4, 0, 4] }] } : text;
  }
}

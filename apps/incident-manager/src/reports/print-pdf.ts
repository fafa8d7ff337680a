import type { FontUse } from './fonts/typesetter.js';
import type { PdfDescription } from './report-pdf.rules.js';

/** What the printing thread is given. */
export interface PrintJob {
  /** Paths of the modules it uses. */
  modules: { pdfmake: string; subsetFont: string; fontkit: string };
  /** The font of everything that no other is named for. */
  base: { normal: string; bold: string };
  description: PdfDescription;
}

/** What the printing thread hands back. */
export interface Printed {
  pdf: Uint8Array;
  /** Most memory that the thread's heap and what belongs to it took, in bytes, as its garbage collections saw it. */
  peakBytes: number;
}

/**
 * What runs in the printing thread, handed over as text: laying out a long report takes seconds, in which the service
 * would answer nobody. It uses nothing from outside of itself but what `require` gives.
 */
export async function printPdf(require: NodeJS.Require): Promise<void> {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { modules, base, description } = workerData as PrintJob;
  const { readFileSync } = require('node:fs') as typeof import('node:fs');
  const { GCProfiler, getHeapStatistics } = require('node:v8') as typeof import('node:v8');
  const collections = new GCProfiler();
  collections.start();
  const printer = require(modules.pdfmake) as typeof import('pdfmake') & { virtualfs: { writeFileSync(path: string, content: Uint8Array): void } };
  const { openSync, create } = require(modules.fontkit) as typeof import('fontkit');
  const { headText, pageText, fonts, missing, unprintable, content, ...document } = description;
  const lacking = new Set(missing);
  const families: Record<string, Record<string, string>> = { Roboto: base };

  /** Cuts a font down to the characters that are there (and what they are put together of), as a file that can be embedded; notes what it lacks after all. */
  const load = async ({ name, normal, bold, cut, text }: FontUse): Promise<void> => {
    const letters = [...text].filter((letter) => !/[\p{Cf}\p{Cc}\ufe00-\ufe0f]/u.test(letter));
    const note = (font: { hasGlyphForCodePoint(codePoint: number): boolean }): void => {
      for (const letter of letters) if (!font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) lacking.add(letter);
    };
    if (!cut) {
      families[name] = { normal, bold };
      return note(openSync(normal) as ReturnType<typeof create> & { hasGlyphForCodePoint(codePoint: number): boolean });
    }
    const subset = require(modules.subsetFont) as (font: Buffer, text: string, options: object) => Promise<Buffer>;
    const family: Record<string, string> = {};
    for (const [style, path, wght] of [['normal', normal, 400], ['bold', bold, 700]] as const) {
      const variable = path.endsWith('.woff2');
      const small = await subset(readFileSync(path), `${text}${text.normalize('NFD')} `, { targetFormat: 'truetype', ...(variable ? { variationAxes: { wght } } : {}) });
      printer.virtualfs.writeFileSync(`${name}-${style}.ttf`, small);
      family[style] = `${name}-${style}.ttf`;
      if (style === 'normal') note(create(small) as { hasGlyphForCodePoint(codePoint: number): boolean });
    }
    families[name] = family;
  };
  for (const font of fonts) await load(font);

  const list = [...lacking].slice(0, 40).map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(', ');
  const notice = { table: { widths: ['*'], body: [[{ text: unprintable.replace('{list}', lacking.size > 40 ? `${list} …` : list), style: 'notice' }]] } };
  printer.setFonts(families as Parameters<typeof printer.setFonts>[0]);
  // A report consists of text: nothing is loaded for it but its fonts.
  const files = new Set(Object.values(families).flatMap((styles) => Object.values(styles)));
  printer.setLocalAccessPolicy((path) => files.has(path));
  printer.setUrlAccessPolicy(() => false);
  const small = { fontSize: 9, color: '#4a5568' };
  const header = (page: number): object | undefined => (page === 1 ? undefined : { ...structuredClone(headText), ...small, margin: [50, 24, 50, 0] });
  const footer = (page: number, pages: number): object => {
    const numbered = JSON.stringify(pageText).replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages));
    return { ...(JSON.parse(numbered) as object), ...small, alignment: 'right', margin: [0, 16, 50, 0] };
  };
  const [title, ...rest] = content;
  const whole = lacking.size === 0 ? content : [title, notice, ...rest];
  const printed = printer.createPdf({ ...document, content: whole, header, footer } as unknown as Parameters<typeof printer.createPdf>[0]);
  const pdf = await printed.getBuffer();
  const seen = collections.stop().statistics.map(({ beforeGC: { heapStatistics } }) => heapStatistics.totalHeapSize + heapStatistics.externalMemory);
  const { total_heap_size: heap, external_memory: external } = getHeapStatistics();
  parentPort?.postMessage({ pdf, peakBytes: Math.max(heap + external, ...seen) });
}

import type { PdfDescription } from './report-pdf.rules.js';

/** What the printing thread is given. */
export interface PrintJob {
  /** Path of the pdfmake module. */
  pdfmake: string;
  /** Paths of font files, by font and style. */
  fonts: Record<string, Record<string, string>>;
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
export function printPdf(require: NodeJS.Require): void {
  const { parentPort, workerData } = require('node:worker_threads') as typeof import('node:worker_threads');
  const { pdfmake, fonts, description } = workerData as PrintJob;
  const { GCProfiler, getHeapStatistics } = require('node:v8') as typeof import('node:v8');
  const collections = new GCProfiler();
  collections.start();
  const printer = require(pdfmake) as typeof import('pdfmake');
  const { pageText, ...document } = description;
  printer.setFonts(fonts as Parameters<typeof printer.setFonts>[0]);
  // A report consists of text: nothing is loaded for it but its fonts.
  const fontFiles = new Set(Object.values(fonts).flatMap((styles) => Object.values(styles)));
  printer.setLocalAccessPolicy((path) => fontFiles.has(path));
  printer.setUrlAccessPolicy(() => false);
  const footer = (page: number, pages: number): object => ({
    text: pageText.map((run) => ({ ...run, text: run.text.replace('{page}', String(page)).replace('{pages}', String(pages)) })),
    alignment: 'right', fontSize: 9, color: '#4a5568', margin: [0, 16, 50, 0],
  });
  const printed = printer.createPdf({ ...document, footer } as unknown as Parameters<typeof printer.createPdf>[0]);
  void printed.getBuffer().then((pdf) => {
    const seen = collections.stop().statistics.map(({ beforeGC: { heapStatistics } }) => heapStatistics.totalHeapSize + heapStatistics.externalMemory);
    const { total_heap_size: heap, external_memory: external } = getHeapStatistics();
    parentPort?.postMessage({ pdf, peakBytes: Math.max(heap + external, ...seen) });
  });
}

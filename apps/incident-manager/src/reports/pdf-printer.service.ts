import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WorkLimit } from '@vigie/platform/limits';
import { histogram } from '@vigie/platform/telemetry';
import { IncidentConfig } from '../app.config.js';
import { FontChoice } from './fonts/font-choice.js';
import { printPdf } from './print-pdf.js';
import type { Printed, PrintJob } from './print-pdf.js';
import type { PdfDescription } from './report-pdf.rules.js';

const require = createRequire(import.meta.url);
const roboto = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const base = { normal: join(roboto, 'Roboto-Regular.ttf'), bold: join(roboto, 'Roboto-Medium.ttf') };
const modules = { pdfmake: require.resolve('pdfmake'), subsetFont: require.resolve('subset-font'), fontkit: require.resolve('fontkit') };

/** Memory that one report may take to be laid out, in mebibytes. */
export const printingMemoryMb = 768;

const mebibyte = 1_048_576;
const memory = histogram('report_memory_bytes', 'Most memory that printing a report took.', [64, 128, 256, 512, 1_024].map((size) => size * mebibyte));

/** Prints reports in threads of their own, a few at a time, each within a budget of time and memory. */
@Injectable()
export class PdfPrinter {
  private readonly limit: WorkLimit;
  private choice?: FontChoice;

  constructor(private readonly config: IncidentConfig) {
    this.limit = new WorkLimit(config.reportWorkers);
  }

  /** Looked up when the first report is printed. */
  get fonts(): FontChoice {
    return this.choice ??= new FontChoice();
  }

  /** The PDF; throws `incident.report.notGenerated` where it takes more than its budget. */
  async print(description: PdfDescription): Promise<Buffer> {
    return (await this.measure(description)).pdf;
  }

  /** The PDF, and the most memory that printing it took, in bytes. */
  async measure(description: PdfDescription): Promise<{ pdf: Buffer; peakBytes: number }> {
    const { pdf, peakBytes } = await this.limit.run(() => this.run({ modules, base, description }));
    memory.observe(peakBytes);
    return { pdf: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength), peakBytes };
  }

  private async run(workerData: PrintJob): Promise<Printed> {
    const worker = new Worker(`(${printPdf.toString()})(require).catch((error) => setImmediate(() => { throw error; }))`, { eval: true, workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: printingMemoryMb } });
    const late = setTimeout(() => void worker.terminate(), this.config.reportBudgetMs);
    try {
      return await new Promise<Printed>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', (code) => reject(new Error(`printing ended with ${code}`)));
      });
    } catch (error) {
      throw new VigieError('incident.report.notGenerated', { cause: error });
    } finally {
      clearTimeout(late);
      void worker.terminate();
    }
  }
}

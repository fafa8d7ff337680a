import { Module } from '@nestjs/common';
import { SequencesModule } from '../projects/sequences/sequences.module.js';
import { PdfPrinter } from './pdf-printer.service.js';
import { ReportTask } from './report-task.js';
import { ReportSources } from './report-sources.service.js';
import { Reports } from './reports.service.js';

@Module({ imports: [SequencesModule], providers: [Reports, ReportSources, ReportTask, PdfPrinter], exports: [ReportSources] })
export class ReportsModule {}

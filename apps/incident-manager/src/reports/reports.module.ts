import { Module } from '@nestjs/common';
import { EvidenceKeysModule } from '../exports/keys/evidence-keys.module.js';
import { LinksModule } from '../projects/links/links.module.js';
import { SequencesModule } from '../projects/sequences/sequences.module.js';
import { PdfPrinter } from './pdf-printer.service.js';
import { ReportTask } from './report-task.js';
import { ReportSources } from './report-sources.service.js';
import { ReportStills } from './report-stills.service.js';
import { Reports } from './reports.service.js';

@Module({ imports: [EvidenceKeysModule, SequencesModule, LinksModule], providers: [Reports, ReportSources, ReportStills, ReportTask, PdfPrinter], exports: [ReportSources] })
export class ReportsModule {}

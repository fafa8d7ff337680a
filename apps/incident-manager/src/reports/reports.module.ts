import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { PdfPrinter } from './pdf-printer.service.js';
import { ReportTask } from './report-task.js';
import { ReportSources } from './report-sources.service.js';
import { Reports } from './reports.service.js';

@Module({ imports: [ProjectsModule], providers: [Reports, ReportSources, ReportTask, PdfPrinter] })
export class ReportsModule {}

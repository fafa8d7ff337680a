import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { PdfPrinter } from './pdf-printer.service.js';
import { ReportSources } from './report-sources.service.js';
import { ReportsController } from './reports.controller.js';
import { Reports } from './reports.service.js';

@Module({ imports: [ProjectsModule], controllers: [ReportsController], providers: [Reports, ReportSources, PdfPrinter] })
export class ReportsModule {}

import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ProjectTasks } from '../tasks/tasks.service.js';
import { reportPolicy } from './report-html.rules.js';
import { Reports } from './reports.service.js';
import type { GeneratedReport } from './reports.service.js';

const mediaTypes = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const;

/** The task GenerateReport (IM-29). */
@Injectable()
export class ReportTask implements OnModuleInit {
  constructor(private readonly tasks: ProjectTasks, private readonly reports: Reports) {}

  onModuleInit(): void {
    this.tasks.add('GenerateReport', async (caller, id, dto, reply) => deliver(await this.reports.generate(caller, id, dto), reply, dto.preview ?? false));
  }
}

function deliver(report: GeneratedReport, reply: FastifyReply, preview: boolean): unknown {
  const { document: { missing, number } } = report;
  if (missing.length > 0) void reply.header('X-Vigie-Report-Missing', [...new Set(missing.map(({ service }) => service))].join(', '));
  if (report.format === 'json') return { result: { ...report.body, state: 'Success' } };
  void reply.header('Content-Type', mediaTypes[report.format])
    .header('Content-Disposition', preview ? 'inline' : `attachment; filename="incident-report-${number}.${report.format}"`)
    .header('Content-Security-Policy', reportPolicy);
  return report.body;
}

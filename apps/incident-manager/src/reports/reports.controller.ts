import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GuidPipe, Tasks } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { reportPolicy } from './report-html.rules.js';
import { GenerateReportDto } from './report.dto.js';
import { Reports } from './reports.service.js';
import type { GeneratedReport } from './reports.service.js';

const mediaTypes = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const;

/** Tasks of a project. */
@Controller('api/rest/v1/incidentProjects')
export class ReportsController {
  private readonly tasks = new Tasks({
    GenerateReport: (caller: Caller, id: string, dto: GenerateReportDto) => this.reports.generate(caller, id, dto),
  });

  constructor(private readonly reports: Reports) {}

  /**
   * `?task=GenerateReport` answers the report itself: PDF and HTML as a file, JSON as a result. What is missing stands
   * in the report, and in the header `X-Vigie-Report-Missing` as names of services (IM-30).
   */
  @Post(':id')
  @HttpCode(200)
  @Requires('incidentProject.view')
  async perform(
    @Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: GenerateReportDto, @Res({ passthrough: true }) reply: FastifyReply,
    @Query('task') task?: string,
  ) {
    return deliver(await this.tasks.find(task)(caller, id, dto), reply);
  }
}

function deliver(report: GeneratedReport, reply: FastifyReply): unknown {
  const { document: { missing, number } } = report;
  if (missing.length > 0) void reply.header('X-Vigie-Report-Missing', [...new Set(missing.map(({ service }) => service))].join(', '));
  if (report.format === 'json') return { result: { ...report.body, state: 'Success' } };
  void reply.header('Content-Type', mediaTypes[report.format])
    .header('Content-Disposition', `attachment; filename="incident-report-${number}.${report.format}"`)
    .header('Content-Security-Policy', reportPolicy);
  return report.body;
}

import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { IncidentReport, ReportFormat } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl, AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { orSay } from '../failures/say.js';
import { noteOpened } from '../projects/activities/note-opened.js';
import { writeActivities } from '../projects/activities/write-activity.js';
import { requirePart } from '../projects/require-part.js';
import { lockProject } from '../projects/require-project.js';
import { personOf } from '../texts/person.js';
import { PdfPrinter } from './pdf-printer.service.js';
import { reportHtml } from './report-html.rules.js';
import { reportPdf } from './report-pdf.rules.js';
import type { ReportRow } from './report-rows.rules.js';
import { ReportSources } from './report-sources.service.js';
import { ReportClock } from './report-time.rules.js';
import { buildReport } from './report.rules.js';
import type { ReportDocument } from './report.rules.js';
import type { GenerateReportDto } from './report.dto.js';

/** A report in the format that was asked for. */
export type GeneratedReport =
  | { format: 'pdf'; document: ReportDocument; body: Buffer }
  | { format: 'html'; document: ReportDocument; body: string }
  | { format: 'json'; document: ReportDocument; body: IncidentReport };

/** Generates reports (IM-29, IM-30). */
@Injectable()
export class Reports {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
    private readonly sources: ReportSources,
    private readonly printer: PdfPrinter,
  ) {}

  /** A preview is a look at the project and noted as that; everything else is a report that somebody made. */
  async generate(caller: Caller, projectId: string, dto: GenerateReportDto): Promise<GeneratedReport> {
    await requirePart(this.access, caller, 'incidentReport.generate');
    const preview = isPreview(dto);
    const language = dto.language ?? caller.language;
    const clock = new ReportClock(language, dto.timeZone || 'UTC');
    return orSay('incident.report.notGenerated', async () => {
      const document = buildReport(await this.sources.load(caller, projectId), { language, clock, preview, showUserName: dto.showUserName ?? false });
      const report = await this.render(document, preview ? { format: 'html' } : dto);
      if (preview) await noteOpened(this.database, projectId, personOf(caller));
      else await this.record(caller, projectId, report, dto.showUserName ?? false);
      return report;
    });
  }

  private async render(document: ReportDocument, { format, paper }: GenerateReportDto): Promise<GeneratedReport> {
    if (format === 'json') return { format, document, body: reportJson(document) };
    if (format === 'html') return { format, document, body: reportHtml(document) };
    return { format: 'pdf', document, body: await this.printer.print(reportPdf(document, paper ?? 'A4', this.printer.fonts)) };
  }

  /** In both logs before anybody has the report (IM-53); printing may have taken its time, and the right have ended. */
  private async record(caller: Caller, projectId: string, { format, document }: { format: ReportFormat; document: ReportDocument }, showUserName: boolean): Promise<void> {
    await requirePart(this.access, caller, 'incidentReport.generate');
    const details = { format, showUserName, incomplete: document.missing.length > 0 };
    await this.database.change(async (tx) => {
      const { number } = await lockProject(tx.manager, projectId);
      await writeActivities(tx.manager, projectId, personOf(caller), [{ operation: 'report.generated', details }]);
      await this.audit.write(caller, {
        log: 'audit', category: 'incident', operation: 'incidentReport.generated', privilege: 'incidentReport.generate', outcome: 'success',
        object: { type: 'incidentProjects', id: projectId, name: number }, details,
      }, tx);
    });
  }
}

/** Throws `request.invalid` for a preview in a form that could be handed on as a report. */
function isPreview({ preview, format }: GenerateReportDto): boolean {
  if (preview && (format ?? 'html') !== 'html') throw new VigieError('request.invalid', { property: 'preview', params: { detail: 'a preview is HTML' } });
  return preview ?? false;
}

const reportJson = ({ title, subtitle, generatedAt, timeZone, missing, sections }: ReportDocument): IncidentReport => ({
  title, subtitle, generatedAt: generatedAt.toISOString(), timeZone, incomplete: missing.length > 0, missing,
  sections: sections.map(({ heading, rows }) => ({ heading, rows: rows.map(rowJson) })),
});

const rowJson = ({ label, text, id, time, endTime }: ReportRow): IncidentReport['sections'][number]['rows'][number] => ({
  label, text, ...(id ? { id } : {}), ...(time ? { time: time.toISOString() } : {}), ...(endTime ? { endTime: endTime.toISOString() } : {}),
});

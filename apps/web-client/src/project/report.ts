import { request } from '../api/client';

export const reportFormats = ['pdf', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];
export const paperSizes = ['A4', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

export interface ReportWish {
  format: ReportFormat;
  showUserName: boolean;
  paper: PaperSize;
}

export interface Report {
  format: ReportFormat;
  content: Blob;
  name: string;
  /** Services whose part is missing. */
  missing: string[];
}

const mediaTypes: Record<ReportFormat, string> = { pdf: 'application/pdf', html: 'text/html;charset=utf-8', json: 'application/json' };

/** Makes a report, with the times of this machine's zone. Each one is noted in the project's log and in the site's. */
export async function generateReport(project: { id: string; number?: string }, wish: ReportWish): Promise<Report> {
  const { format, showUserName, paper } = wish;
  const response = await ask(project.id, { format, showUserName, ...(format === 'json' ? {} : { paper }) });
  const missing = response.headers.get('x-vigie-report-missing')?.split(',').map((service) => service.trim()).filter(Boolean) ?? [];
  const name = `incident-report-${project.number ?? project.id}.${format}`;
  if (format === 'json') {
    const { result } = (await response.json()) as { result: { missing?: { service: string }[] } };
    return { format, name, content: new Blob([JSON.stringify(result, null, 2)], { type: mediaTypes.json }), missing: result.missing?.map(({ service }) => service) ?? missing };
  }
  return { format, name, content: new Blob([await response.blob()], { type: mediaTypes[format] }), missing };
}

/** The report as HTML, only to be looked at: it says so, and nothing is noted as a report. */
export async function previewReport(project: { id: string }, wish: Pick<ReportWish, 'showUserName'>): Promise<string> {
  return (await ask(project.id, { preview: true, ...wish })).text();
}

function ask(project: string, wish: object): Promise<Response> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return request(`/incidentProjects/${project}?task=GenerateReport`, { method: 'POST', body: { ...wish, timeZone } });
}

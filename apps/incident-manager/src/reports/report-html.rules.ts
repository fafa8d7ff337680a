import type { ReportRow } from './report-rows.rules.js';
import type { ReportDocument } from './report.rules.js';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it: nothing of it is markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

/** Lets the page show text, its own style and the pictures in it, and nothing else. */
export const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const style = `
  @page { margin: 18mm; @bottom-right { content: counter(page) " / " counter(pages); } }
  body { font: 11pt/1.45 Roboto, "Helvetica Neue", Arial, "Noto Sans JP", sans-serif; color: #1c2430; max-width: 190mm; margin: 12mm auto; padding: 0 6mm; }
  h1 { font-size: 20pt; margin: 0; } h1 + p { font-size: 13pt; color: #4a5568; margin: 2pt 0 12pt; }
  h2 { font-size: 13pt; border-bottom: 1px solid #cbd5e0; padding-bottom: 2pt; margin: 18pt 0 6pt; break-after: avoid; }
  table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 3pt 8pt 3pt 0; }
  th { width: 32%; font-weight: 600; } td { white-space: pre-wrap; overflow-wrap: anywhere; } tr.pictured { break-inside: avoid; }
  img { display: block; width: 80mm; height: auto; margin: 4pt 0; break-inside: avoid; }
  .notice { border: 1.5px solid #b7791f; background: #fffaf0; padding: 8pt; } footer { margin-top: 18pt; color: #4a5568; font-size: 9pt; }
  @media print { body { margin: 0; padding: 0; max-width: none; color: #000; } h2 { break-after: avoid; } .notice { print-color-adjust: exact; } }`;

/** The report as a page of its own: no script, nothing loaded, prints well (IM-29). */
export function reportHtml(report: ReportDocument): string {
  const heading = report.title || report.subtitle;
  const sections = report.sections.map(({ heading: name, rows }) => `<h2>${escapeHtml(name)}</h2>\n<table>\n${rows.map(row).join('\n')}\n</table>`);
  return `<!doctype html>
<html lang="${report.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(`${report.subtitle} ${report.number}`)}</title><style>${style}</style></head>
<body>
<h1>${escapeHtml(heading)}</h1>
<p>${report.title ? escapeHtml(report.subtitle) : ''}</p>
${report.notices.map((notice) => `<p class="notice" role="note">${escapeHtml(notice)}</p>`).join('\n')}
${sections.join('\n')}
<footer>${report.notes.map(escapeHtml).join('<br>')}</footer>
</body>
</html>
`;
}

const row = ({ label, text, picture }: ReportRow): string => {
  const still = picture ? `<img alt="${escapeHtml(label)}" src="data:image/jpeg;base64,${picture.toString('base64')}">` : '';
  return `<tr${picture ? ' class="pictured"' : ''}><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(text)}${still}</td></tr>`;
};

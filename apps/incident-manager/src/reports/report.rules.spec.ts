import fc from 'fast-check';
import { languages } from '@vigie/contracts';
import { escapeHtml, reportHtml } from './report-html.rules.js';
import { fontRuns, reportPdf } from './report-pdf.rules.js';
import { ReportClock } from './report-time.rules.js';
import { buildReport } from './report.rules.js';
import type { ReportOptions, ReportSource } from './report.rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 10, minute));
const source: ReportSource = {
  siteTitle: 'Example', generatedAt: at(30), project: { number: '20261122-0001', title: 'Theft', createdAt: at(0), createdBy: 'Olga' },
  sequences: [{ camera: 'Gate', startTime: at(0), endTime: at(1), recording: 'part', addedBy: 'Olga' }], comments: [{ text: 'Seen', createdAt: at(2), editedAt: at(3), author: 'Olga' }],
  calls: [{ callee: 'Police', time: at(4), text: 'Coming', author: 'Olga' }],
};
const options = (more: Partial<ReportOptions> = {}): ReportOptions => ({ language: 'en', showUserName: false, clock: new ReportClock('en', 'UTC'), ...more });

describe('buildReport', () => {
  it.each(languages)('[IM-29] tells everything in "%s", names of users only where ticked', (language) => {
    const clock = new ReportClock(language, 'Asia/Tokyo');
    const shown = JSON.stringify(buildReport(source, options({ language, clock, showUserName: true })));
    const hidden = JSON.stringify(buildReport(source, options({ language, clock })));
    expect(shown.match(/Olga/g)).toHaveLength(4);
    expect(hidden).not.toContain('Olga');
    for (const part of ['Theft', 'Gate', 'Seen', 'Police', 'Coming', 'UTC+09:00', 'Asia/Tokyo', '19:02:00']) expect(hidden).toContain(part);
    expect(hidden.replace('{page}', '').replace('{pages}', '')).not.toMatch(/\{\w+\}/);
  });

  it('[IM-30] names each sequence whose recording nobody told', () => {
    const [sequence] = source.sequences;
    const unanswered = { ...sequence!, recording: 'unanswered' as const };
    const report = buildReport({ ...source, sequences: [unanswered, sequence!, unanswered] }, options());
    expect(report.notice).toContain('sequences 1, 3');
    expect(buildReport(source, options()).notice).toBeUndefined();
  });

  it('[IM-29] refuses a time zone that there is not', () => {
    expect(() => new ReportClock('en', 'Mars/Olympus')).toThrow('request.invalid');
  });
});

describe('the forms of a report', () => {
  it('[IM-29] no text of people becomes markup', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '/', '='), minLength: 1 }), (text) => {
      const html = reportHtml(buildReport({ ...source, siteTitle: text, comments: [{ text, createdAt: at(0), author: text }] }, options({ showUserName: true })));
      const empty = reportHtml(buildReport({ ...source, siteTitle: 'x', comments: [{ text: 'x', createdAt: at(0), author: 'x' }] }, options({ showUserName: true })));
      expect(html.match(/</g)?.length).toBe(empty.match(/</g)?.length);
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
    }));
  });

  it('[IM-29] changes the font and loses no character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fontRuns(text).map((run) => run.text).join('')).toBe(text);
    }));
    expect(fontRuns('Gate 防犯①!')).toEqual([{ text: 'Gate ' }, { text: '防犯①', font: 'Japanese' }, { text: '!' }]);
  });

  it('[IM-29] is described without functions, so that it can be printed in another thread', () => {
    const description = reportPdf(buildReport(source, options()), 'Letter');
    expect(structuredClone(description)).toEqual(description);
    expect(description.pageSize).toBe('LETTER');
  });
});

import fc from 'fast-check';
import { languages } from '@vigie/contracts';
import { greyJpeg } from '../testing/pictures.js';
import { isPrintable } from './jpeg.rules.js';
import { escapeHtml, reportHtml } from './report-html.rules.js';
import { FontChoice } from './fonts/font-choice.js';
import { reportPdf } from './report-pdf.rules.js';
import { ReportClock } from './report-time.rules.js';
import { buildReport } from './report.rules.js';
import type { ReportSource } from './report-source.js';
import type { ReportOptions } from './report.rules.js';

const fonts = new FontChoice();
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 10, minute));
const source: ReportSource = {
  siteTitle: 'Example', generatedAt: at(30), generatedBy: 'Olga', project: { number: '20261122-0001', title: 'Theft', createdAt: at(0), createdBy: 'Olga' },
  sequences: [{ camera: 'Gate', startTime: at(0), endTime: at(1), recording: 'part', addedBy: 'Olga' }], comments: [{ text: 'Seen', createdAt: at(2), editedAt: at(3), author: 'Olga' }],
  calls: [{ callee: 'Police', time: at(4), text: 'Coming', author: 'Olga' }],
};
const options = (more: Partial<ReportOptions> = {}): ReportOptions => ({ language: 'en', showUserName: false, clock: new ReportClock('en', 'UTC'), ...more });

describe('buildReport', () => {
  it.each(languages)('[IM-29] tells everything in "%s", names of users only where ticked', (language) => {
    const clock = new ReportClock(language, 'Asia/Tokyo');
    const shown = JSON.stringify(buildReport(source, options({ language, clock, showUserName: true })));
    const hidden = JSON.stringify(buildReport(source, options({ language, clock })));
    expect(shown.match(/Olga/g)).toHaveLength(5);
    expect(hidden).not.toContain('Olga');
    for (const part of ['Theft', 'Gate', 'Seen', 'Police', 'Coming', 'UTC+09:00', 'Asia/Tokyo', '19:02:00']) expect(hidden).toContain(part);
    expect(hidden.replace('{page}', '').replace('{pages}', '')).not.toMatch(/\{(?!list)\w+\}/);
  });

  it('[IM-30] names each sequence whose recording nobody told', () => {
    const [sequence] = source.sequences ?? [];
    const unanswered = { ...sequence!, recording: 'unanswered' as const };
    const report = buildReport({ ...source, sequences: [unanswered, sequence!, unanswered] }, options());
    expect(report.notices).toEqual([expect.stringContaining('sequences 1, 3')]);
    expect(buildReport(source, options()).notices).toEqual([]);
    const pictureless = buildReport({ ...source, sequences: [sequence!, { ...sequence!, stillUnanswered: true }] }, options());
    expect(pictureless.missing).toEqual([{ service: 'recording-server', text: 'stills of the sequences 2 (recording-server)' }]);
  });

  it.each(languages)('[IM-29] marks a preview as one in "%s"', (language) => {
    const { notices } = buildReport(source, options({ language, preview: true }));
    expect(notices).toHaveLength(1);
    expect(reportHtml(buildReport(source, options({ language, preview: true })))).toContain(escapeHtml(notices[0] ?? '?'));
    expect(reportHtml(buildReport(source, options({ language })))).not.toContain(escapeHtml(notices[0] ?? '?'));
  });

  it.each(languages)('[IM-29] [IM-36] tells data under their labels, alarms, holds and the chain of custody in "%s"', (language) => {
    const clock = new ReportClock(language, 'UTC');
    const full: ReportSource = {
      ...source,
      project: { ...source.project, assignee: 'Otto', dueTime: at(50) },
      data: [{ label: 'Location', kind: 'category', value: 'Stairs' }, { label: 'Injured', kind: 'integer', value: 3 }, { label: 'Ambulance', kind: 'checkBox', value: true }, { label: 'Called', kind: 'dateTime', value: at(40).toISOString() }],
      links: [{ number: 12, name: { en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' }, time: at(5), source: 'Gate', addedBy: 'Olga' }],
      holds: [{ kind: 'legal', reason: 'Case 7', placedAt: at(6), placedBy: 'Olga', liftedAt: at(7), liftedBy: 'Otto' }],
      custody: [{ number: 1, kind: 'disclosure', time: at(8), recipient: 'Police', purpose: 'Investigation', form: 'copy', by: 'Olga', hash: 'a'.repeat(64) }],
    };
    const hidden = JSON.stringify(buildReport(full, options({ language, clock })));
    for (const part of ['Location', 'Stairs', 'Injured', '"3"', 'Ambulance', '10:40:00', '10:50:00', 'Case 7', '10:07:00', 'Police', 'Investigation', 'a'.repeat(64), '12']) expect(hidden).toContain(part);
    expect(hidden).toContain({ en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' }[language]);
    expect(hidden).toContain({ en: '"Yes"', fr: '"Oui"', ja: '"はい"' }[language]);
    expect(hidden).not.toMatch(/Olga|Otto/);
    expect(JSON.stringify(buildReport(full, options({ language, clock, showUserName: true }))).match(/Otto/g)).toHaveLength(2);
  });

  it('[IM-50] leaves out altogether what its reader may not see', () => {
    const { siteTitle, project, generatedAt, generatedBy } = source;
    expect(buildReport({ siteTitle, project, generatedAt, generatedBy }, options()).sections.map(({ heading }) => heading)).toEqual(['Main details']);
    expect(buildReport({ ...source, comments: [] }, options()).sections[2]).toEqual({ heading: 'Comments', rows: [{ label: '', text: 'None' }] });
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

  it('[IM-29] carries stills in itself and takes for a picture only what is one', () => {
    const [sequence] = source.sequences ?? [];
    const report = buildReport({ ...source, sequences: [{ ...sequence!, still: greyJpeg }] }, options());
    expect(reportHtml(report)).toContain(`<img alt="1. Gate" src="data:image/jpeg;base64,${greyJpeg.toString('base64')}">`);
    expect(JSON.stringify(reportPdf(report, 'A4', fonts))).toContain(`data:image/jpeg;base64,${greyJpeg.toString('base64')}`);
    expect(isPrintable(greyJpeg)).toBe(true);
    for (const other of [Buffer.alloc(0), Buffer.from([0xff, 0xd8]), greyJpeg.subarray(0, 60), Buffer.from('GIF89a, and more'), Buffer.alloc(4_000)]) expect(isPrintable(other)).toBe(false);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof isPrintable(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), bytes])) === 'boolean'));
  });

  it('[IM-29] is described without functions, so that it can be printed in another thread', () => {
    const description = reportPdf(buildReport(source, options()), 'Letter', fonts);
    expect(structuredClone(description)).toEqual(description);
    expect(description.pageSize).toBe('LETTER');
  });
});

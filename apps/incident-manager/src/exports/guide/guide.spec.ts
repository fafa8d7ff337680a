import fc from 'fast-check';
import { languages } from '@vigie/contracts';
import { ReportClock } from '../../reports/report-time.rules.js';
import type { GuideFacts, PackagedVideo } from './packaged-video.js';
import { playerPage } from './player.rules.js';
import { readme } from './readme.rules.js';
import { subtitles } from './subtitles.rules.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22, 10, 0, 0) + seconds * 1_000);
const video = (more: Partial<PackagedVideo> = {}): PackagedVideo => ({
  file: 'media/001-gate-main.mp4', sequence: 1, camera: 'Gate', startTime: at(1), endTime: at(6), from: at(0.4), to: at(6), gaps: [], ...more,
});
const facts = (more: Partial<GuideFacts> = {}): GuideFacts => ({
  site: 'Harbour (b5b1)', project: '20261122-0001', exportedBy: 'Olga', exportedAt: at(60), reason: 'Investigation', recipient: 'Police station 5', fingerprint: 'ab'.repeat(32), leftOut: 1, withReport: true, videos: [video()], ...more,
});

describe('the clock of a video as subtitles', () => {
  const cues = (one: PackagedVideo): [number, number, string][] => subtitles(one, new ReportClock('en', 'Europe/Paris')).trim().split(/\n\n/).map((cue) => {
    const [, times = '', text = ''] = cue.split('\n');
    const [from = 0, to = 0] = times.split(' --> ').map((time) => time.split(/[:,]/).map(Number)).map(([h = 0, m = 0, s = 0, ms = 0]) => ((h * 60 + m) * 60 + s) * 1_000 + ms);
    return [from, to, text];
  });

  it('[IM-31] says the wall clock of each second in the reader\'s zone, from the first picture on', () => {
    expect(cues(video())).toEqual([
      [0, 600, '22 Nov 2026, 11:00:00 UTC+01:00 · Gate'], [600, 1_600, '22 Nov 2026, 11:00:01 UTC+01:00 · Gate'], [1_600, 2_600, '22 Nov 2026, 11:00:02 UTC+01:00 · Gate'],
      [2_600, 3_600, '22 Nov 2026, 11:00:03 UTC+01:00 · Gate'], [3_600, 4_600, '22 Nov 2026, 11:00:04 UTC+01:00 · Gate'], [4_600, 5_600, '22 Nov 2026, 11:00:05 UTC+01:00 · Gate'],
    ]);
  });

  it('[IM-31] says nothing where nothing was recorded, and every instant else exactly once', () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 59_999 }), { minLength: 0, maxLength: 8 });
    fc.assert(fc.property(times, fc.integer({ min: 0, max: 999 }), (list, offset) => {
      const sorted = list.sort((left, right) => left - right);
      const gaps = Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({ from: at((offset + (sorted[2 * index] ?? 0)) / 1_000), to: at((offset + (sorted[2 * index + 1] ?? 0)) / 1_000) }));
      const one = video({ from: at(offset / 1_000), to: at((offset + 60_000) / 1_000), gaps });
      const found = cues(one);
      const covered = found.reduce((sum, [from, to]) => sum + to - from, 0);
      expect(covered).toBe(60_000 - gaps.reduce((sum, gap) => sum + gap.to.getTime() - gap.from.getTime(), 0));
      for (const [index, [from, to]] of found.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(from).toBeGreaterThanOrEqual(found[index - 1]?.[1] ?? 0);
        expect(gaps.some((gap) => from + offset < gap.to.getTime() - at(0).getTime() && to + offset > gap.from.getTime() - at(0).getTime())).toBe(false);
      }
    }));
  });

  it('a camera\'s name cannot make a line of its own', () => {
    expect(cues(video({ camera: 'A\n\n2\n00:00:00,000 --> 00:00:09,000\nforged' }))).toHaveLength(6);
  });
});

describe('the README of a package', () => {
  it('[IM-31] says in three languages what it is, from where, for whom, and how anybody checks it', () => {
    const text = readme(facts({ videos: [video({ gaps: [{ from: at(2), to: at(3) }] })] }), 'Europe/Paris');
    for (const part of ['Evidence of incident 20261122-0001', "Preuves de l'incident 20261122-0001", 'インシデント 20261122-0001 の証拠']) expect(text).toContain(part);
    for (const part of ['Harbour (b5b1)', 'Olga', 'Police station 5', 'media/001-gate-main.mp4', '11:00:01 (UTC+01:00)', '11:00:03 (UTC+01:00)', 'sha256sum', 'openssl pkeyutl -verify', 'ab'.repeat(32), 'report.html']) expect(text.split(part)).toHaveLength(4);
    expect(text).toContain('begins 0.6 s earlier');
    expect(text).not.toMatch(/\{\w+\}/);
    expect(readme(facts({ withReport: false, leftOut: 0, videos: [] }), 'UTC')).not.toMatch(/report\.html|\{\w+\}/);
  });
});

describe('the page that plays a package', () => {
  it.each(languages)('[IM-31] lists the videos with their time in "%s" and loads nothing else', (language) => {
    const page = playerPage(facts(), language, new ReportClock(language, 'Asia/Tokyo'));
    expect(page).toContain('1. Gate');
    expect(page).toContain('19:00:01');
    expect(page.match(/(?:src|href)="?(https?:)?\/\//)).toBeNull();
    expect(page).toContain("default-src 'none'");
  });

  it('[IM-31] no text of people becomes markup or script', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '/', '"', "'", '&', 'script', '!--', '\u2028'), minLength: 1 }), (text) => {
      const count = (page: string): number => page.match(/<|\u2028/g)?.length ?? 0;
      const [hostile, plain] = [text, 'x'].map((name) => playerPage(facts({ site: name, project: name, videos: [video({ camera: name, file: `media/${name}.mp4` })] }), 'en', new ReportClock('en', 'UTC')));
      expect(count(hostile ?? '')).toBeLessThanOrEqual(count(plain ?? '') + (text.match(/\u2028/g)?.length ?? 0) * 4);
      expect(hostile).not.toMatch(/<\/script>[^]*<\/script>/);
    }));
  });
});

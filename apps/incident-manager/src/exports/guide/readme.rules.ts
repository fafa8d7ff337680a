import { languages } from '@vigie/contracts';
import { ReportClock } from '../../reports/report-time.rules.js';
import { fill } from '../../reports/report.texts.js';
import type { GuideFacts, PackagedVideo } from './packaged-video.js';
import { readmeWords } from './readme.texts.js';
import type { ReadmeWords } from './readme.texts.js';

/** README.txt: what the package is, from where, and how anybody can check it, in every language; times in one zone, which is named. */
export const readme = (facts: GuideFacts, timeZone: string): string =>
  languages.map((language) => chapter(facts, readmeWords[language], new ReportClock(language, timeZone))).join(`\n${'='.repeat(72)}\n\n`);

function chapter(facts: GuideFacts, words: ReadmeWords, clock: ReportClock): string {
  const at = (time: Date): string => `${clock.write(time)} (${clock.offset(time)})`;
  const values = {
    ...facts, recipient: facts.recipient ?? '-', exportedAt: at(facts.exportedAt), leftOut: String(facts.leftOut), videos: '', withReport: '',
  };
  const files = facts.withReport ? [...words.files.slice(0, 2), ['report.html', words.report] as const, ...words.files.slice(2)] : words.files;
  return [
    fill(words.title, values), '-'.repeat(40), '', words.what, '',
    ...words.facts.map(([label, value]) => `${label}: ${fill(value, values)}`), '',
    words.filesTitle, ...files.map(([file, text]) => `- ${file}: ${text}`), '',
    ...(facts.videos.length > 0 ? [words.videosTitle, ...facts.videos.flatMap((video) => videoLines(video, words, at)), ''] : []),
    ...(facts.leftOut > 0 ? [fill(words.leftOut, values), ''] : []),
    words.checkTitle, ...words.check.map((text, index) => `${index + 1}. ${fill(text, values)}`), '',
  ].join('\n');
}

function videoLines({ file, sequence, camera, startTime, endTime, from, gaps }: PackagedVideo, words: ReadmeWords, at: (time: Date) => string): string[] {
  const earlier = (startTime.getTime() - from.getTime()) / 1_000;
  return [
    `- ${file}`, `  ${fill(words.video, { sequence: String(sequence), camera, startTime: at(startTime), endTime: at(endTime) })}`,
    ...(earlier > 0 ? [`  ${fill(words.earlier, { seconds: earlier.toFixed(1) })}`] : []),
    ...gaps.map((gap) => `  ${fill(words.gap, { from: at(gap.from), to: at(gap.to) })}`),
  ];
}

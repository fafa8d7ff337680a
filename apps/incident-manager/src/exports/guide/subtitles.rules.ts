import type { ReportClock } from '../../reports/report-time.rules.js';
import type { PackagedVideo } from './packaged-video.js';

const second = 1_000;

/**
 * The wall clock of a video as SubRip subtitles, a line for each second, in the zone of the reader and with its offset.
 * File time plus `from` is the wall clock; a gap has no pictures and gets no lines.
 */
export function subtitles({ camera, from, to, gaps }: PackagedVideo, clock: ReportClock): string {
  const lines: string[] = [];
  let at = from.getTime();
  for (let number = 1; at < to.getTime(); number++) {
    const gap = gaps.find((one) => one.from.getTime() <= at && at < one.to.getTime());
    if (gap) {
      at = gap.to.getTime();
      number -= 1;
      continue;
    }
    const next = gaps.find((one) => one.from.getTime() > at)?.from.getTime() ?? Infinity;
    const end = Math.min(at - (at % second) + second, to.getTime(), next);
    const shown = new Date(at);
    lines.push(`${number}\n${fileTime(at - from.getTime())} --> ${fileTime(end - from.getTime())}\n${clock.write(shown)} ${clock.offset(shown)} · ${oneLine(camera)}\n`);
    at = end;
  }
  return `${lines.join('\n')}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('-->', '→');

/** `hh:mm:ss,mmm` */
function fileTime(ms: number): string {
  const part = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');
  return `${part(ms / 3_600_000, 2)}:${part((ms / 60_000) % 60, 2)}:${part((ms / second) % 60, 2)},${part(ms % second, 3)}`;
}

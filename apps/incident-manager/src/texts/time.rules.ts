import { instantExpected, readInstant, VigieError } from '@vigie/contracts';

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Reads a time with its offset. Throws `request.invalid` or `incident.timeOutOfRange`. */
export function readTime(property: string, text: string): Date {
  const time = readInstant(text);
  if (!time) throw new VigieError('request.invalid', { property, params: { detail: instantExpected } });
  if (time.getTime() < earliest || time.getTime() > latest) throw new VigieError('incident.timeOutOfRange', { property });
  return time;
}

const inUtc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.(\d{1,6}))?\+00$/;

/**
 * An instant in ISO 8601 with milliseconds; a text is one as PostgreSQL writes it. Servers in UTC, as ours are, write nearly
 * what is shown: making a date of it costs more than all else.
 */
export function shownInstant(text: Date | string): string {
  if (typeof text !== 'string') return text.toISOString();
  const found = inUtc.exec(text);
  if (!found) return new Date(`${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${(found[1] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
}

/** Refuses an end before the start; a span must also last (IM-22). */
export function requireOrder(startTime: Date | null, endTime: Date | null, mustLast: boolean): void {
  if (!startTime || !endTime) return;
  const length = endTime.getTime() - startTime.getTime();
  if (length < 0 || (mustLast && length === 0)) throw new VigieError('incident.endBeforeStart', { property: 'endTime' });
}

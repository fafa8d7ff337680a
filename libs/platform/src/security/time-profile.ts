import type { TimeProfile } from '@vigie/contracts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();
const minutes = new Map<string, { minute: number; value: number }>();

/** Minutes since Monday 00:00 in a time zone; remembered per minute, since formatting dates is slow. */
export function minuteOfWeek(at: Date, timeZone: string): number {
  const minute = Math.floor(at.getTime() / 60_000);
  const known = minutes.get(timeZone);
  if (known?.minute === minute) return known.value;
  const parts = Object.fromEntries(format(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
  const value = weekdays.indexOf(parts.weekday ?? '') * 1_440 + Number(parts.hour) * 60 + Number(parts.minute);
  minutes.set(timeZone, { minute, value });
  return value;
}

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, known);
  return known;
}

/** Whether a right with this profile holds now (MG-29). */
export function withinProfile(profile: TimeProfile, at: Date): boolean {
  const minute = minuteOfWeek(at, profile.timeZone);
  return profile.spans.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);
}

import { ValidateBy } from 'class-validator';

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const longest = 64;
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The instant that a text says in the one way that is taken of people, integrators and services alike: RFC 3339 with its
 * offset, `2026-11-30T10:00:00+01:00`; undefined for everything else, days that the calendar does not have among it. Letters may
 * be lower case; digits past the milliseconds are cut. From the year 1 to the year 9999 in UTC, which every database keeps. Where
 * the machine stands plays no part.
 */
export function readInstant(text: unknown): Date | undefined {
  const found = typeof text === 'string' && text.length <= longest ? rfc3339.exec(text) : null;
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [number, number, number, number, number, number];
  const [aheadHours, aheadMinutes] = [Number(found[9] ?? 0), Number(found[10] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || aheadHours > 23 || aheadMinutes > 59) return undefined;
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  if (instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== day) return undefined;
  const milliseconds = Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const ahead = (aheadHours * 60 + aheadMinutes) * (found[8] === '-' ? -1 : 1);
  instant.setTime(instant.setUTCHours(hour, minute, second, milliseconds) - ahead * 60_000);
  return instant.getUTCFullYear() >= 1 && instant.getTime() <= latest ? instant : undefined;
}

/** What is said to somebody who wrote a time in another way. */
export const instantExpected = 'a time with its offset is expected, such as 2026-11-30T10:00:00Z';

/** A time, written as `readInstant` takes it. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({ name: 'isInstant', validator: { validate: (value) => readInstant(value) !== undefined } }, { message: instantExpected });

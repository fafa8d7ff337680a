import { VigieError } from '@vigie/contracts';
import type { StatisticsDimension } from '@vigie/contracts';
import { happenedAt } from '../projects/happened-at.js';

/** When an incident happened, on the clocks of the time zone that is the parameter `$1`; the last instant that is taken stays in its year everywhere. */
const local = `least(${happenedAt} AT TIME ZONE $1, timestamp '9999-12-31 23:59:59.999')`;

/** What a project is grouped by, as text; the only SQL that depends on what was asked for. */
export const expressions: Record<StatisticsDimension, string> = {
  type: 'project.type_id::text', status: 'project.status_id::text',
  category1: 'project.category1_id::text', category2: 'project.category2_id::text', category3: 'project.category3_id::text',
  category4: 'project.category4_id::text', category5: 'project.category5_id::text',
  camera: 'sequence.camera_id::text',
  hour: `to_char(${local}, 'HH24')`, weekday: `extract(isodow FROM ${local})::text`, day: `to_char(${local}, 'YYYY-MM-DD')`, month: `to_char(${local}, 'YYYY-MM')`,
};

/** Names by which PostgreSQL means the winter time of a zone all year round, and the zones that IANA means by them. */
const zones: Record<string, string> = { CET: 'Europe/Brussels', MET: 'Europe/Brussels', EET: 'Europe/Athens', WET: 'Europe/Lisbon' };

const timely: readonly StatisticsDimension[] = ['hour', 'weekday', 'day', 'month'];

/** Of times the order is theirs; of things the most frequent come first. */
export const isTimely = (dimension: StatisticsDimension | undefined): boolean => dimension !== undefined && timely.includes(dimension);

/** The zone as it was asked for; throws `request.invalid` for what IANA does not know. PostgreSQL reads offsets the other way round, so they are none. */
export function readTimeZone(timeZone: string | null | undefined): string {
  if (!timeZone) return 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    if (/^[a-z]/i.test(timeZone)) return zones[timeZone.toUpperCase()] ?? timeZone;
  } catch {
    // Said below.
  }
  throw unknownZone();
}

export const unknownZone = (cause?: unknown): VigieError =>
  new VigieError('request.invalid', { property: 'timeZone', params: { detail: 'an IANA time zone such as Europe/Paris is expected' }, ...(cause ? { cause } : {}) });

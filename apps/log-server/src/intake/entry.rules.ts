import type { LogEntryWritten } from '@vigie/contracts';
import type { ChainedEntry } from '../chain/entry.js';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const unstorable = /[\0\ud800-\udfff]/;
const utcMilliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Characters of details that are kept. */
const longestDetails = 65_536;

/** What PostgreSQL keeps as it is: no NUL, no half characters, no more than the contract allows. */
export function storable(text: string | undefined, most = 1_024): string | null {
  if (text === undefined) return null;
  const given = String(text);
  const kept = given.length > most ? given.slice(0, most) : given;
  return unstorable.test(kept) ? Buffer.from(kept.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8') : kept;
}

const id = (value: string | undefined, member: string): string => {
  if (value === undefined || !guid.test(value)) throw new Error(`A log entry without a valid ${member} cannot be kept.`);
  return value.toLowerCase();
};

/** UTC with six digits, as PostgreSQL gives it back. */
export function timestamp(time: string | Date): string {
  if (typeof time === 'string' && utcMilliseconds.test(time) && !Number.isNaN(Date.parse(time))) return `${time.slice(0, 23)}000Z`;
  const value = new Date(time);
  if (Number.isNaN(value.getTime())) throw new Error('A log entry without a valid time cannot be kept.');
  return value.toISOString().replace('Z', '000Z');
}

/** Details as JSON with sorted keys: the same details are the same text. */
export function detailsText(details: LogEntryWritten['details']): string | null {
  if (details === undefined || details === null) return null;
  const keys = Object.keys(details).sort();
  if (keys.length === 0) return null;
  // JSON escapes what PostgreSQL would not store.
  const text = JSON.stringify(details, keys);
  return text.length <= longestDetails ? text : JSON.stringify({ truncated: text.slice(0, longestDetails / 2) });
}

/** The entry as it is kept for good. Throws where it lacks what identifies it. */
export function entryToKeep(written: LogEntryWritten, receivedAt: string): ChainedEntry {
  const { user, object } = written;
  return {
    id: id(written.id, 'id'),
    time: timestamp(written.time),
    receivedAt,
    site: id(written.site, 'site'),
    service: storable(written.service, 64) ?? '',
    log: written.log,
    category: storable(written.category, 64) ?? '',
    operation: storable(written.operation, 128) ?? '',
    userId: user ? id(user.id, 'user.id') : null,
    userName: user ? storable(user.name, 256) : null,
    userKind: user ? storable(user.kind, 16) : null,
    objectType: object ? storable(object.type, 64) : null,
    objectId: object ? storable(object.id, 256) : null,
    objectName: object ? storable(object.name, 512) : null,
    privilege: storable(written.privilege, 64),
    outcome: storable(written.outcome, 16) ?? '',
    reason: storable(written.reason),
    clientAddress: storable(written.clientAddress, 64),
    details: detailsText(details(written)),
  };
}

const details = ({ details: given }: LogEntryWritten): LogEntryWritten['details'] => (typeof given === 'object' ? given : undefined);

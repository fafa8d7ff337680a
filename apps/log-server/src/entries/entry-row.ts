import { LogEntryView, LoggedObject, LoggedUser, ref, relations } from '@vigie/contracts';
import type { EntityType, Language, LogName, Outcome, Privilege } from '@vigie/contracts';
import { sentence } from '../sentences/sentence.rules.js';

/** A row of the log as searches read it. */
export interface EntryRow {
  sequence: string;
  id: string;
  time: Date;
  received_at: Date;
  site: string;
  service: string;
  log: LogName;
  category: string;
  operation: string;
  user_id: string | null;
  user_name: string | null;
  user_kind: 'user' | 'client' | 'service' | null;
  object_type: EntityType | null;
  object_id: string | null;
  object_name: string | null;
  privilege: Privilege | null;
  outcome: Outcome;
  reason: string | null;
  client_address: string | null;
  details: string | null;
  hash: string;
}

export const rowColumns = `sequence, id, time, received_at, site, service, log, category, operation, user_id, user_name, user_kind,
  object_type, object_id, object_name, privilege, outcome, reason, client_address, details, encode(hash, 'hex') AS hash`;

const present = <K extends string, V>(name: K, value: V | null): Partial<Record<K, V>> => (value === null ? {} : { [name]: value } as Record<K, V>);

const userOf = ({ user_id: id, user_name: name, user_kind: kind }: EntryRow): LoggedUser | null =>
  id === null ? null : Object.assign(new LoggedUser(), { id, name: name ?? '', kind: kind ?? 'user' });

const objectOf = ({ object_type: type, object_id: id, object_name: name }: EntryRow): LoggedObject | null =>
  type === null || id === null ? null : Object.assign(new LoggedObject(), { type, id, ...present('name', name) });

/** A row as the API shows it, with its sentence. */
export function viewOf(row: EntryRow, sealedUntil: number, language: Language): LogEntryView {
  const sequence = Number(row.sequence);
  const view = {
    id: row.id, sequence, time: row.time.toISOString(), receivedAt: row.received_at.toISOString(), site: row.site, service: row.service,
    log: row.log, category: row.category, operation: row.operation, outcome: row.outcome,
    ...present('user', userOf(row)), ...present('object', objectOf(row)), ...present('privilege', row.privilege), ...present('reason', row.reason),
    ...present('clientAddress', row.client_address),
    ...present('details', row.details === null ? null : JSON.parse(row.details) as Record<string, string | number | boolean>),
    sealed: sequence <= sealedUntil, hash: row.hash,
    relations: relations(ref('logEntries', row.id), ref('sites', row.site)),
  };
  return { ...view, text: sentence(view, language) };
}

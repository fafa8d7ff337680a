import type { LogEntry } from '../api/types';

export const knownDetails = ['sequence', 'time', 'service', 'log', 'category', 'operation', 'user', 'object', 'privilege', 'reason', 'clientAddress'] as const;

export interface DetailRow {
  /** Unique within the entry. */
  name: string;
  /** One of the members every entry may have; others are the operation's own. */
  known?: (typeof knownDetails)[number];
  value: string;
}

/** Entries under their days, in the order in which they come. */
export function byDay<T>(entries: T[], dayOf: (entry: T) => string): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const entry of entries) {
    const day = dayOf(entry);
    const list = days.get(day);
    if (list) list.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}

/** Everything an entry says, as rows; what it does not say has no row. */
export function detailRows(entry: LogEntry): DetailRow[] {
  const values: Record<(typeof knownDetails)[number], string | undefined> = {
    sequence: entry.sequence?.toString(),
    time: entry.time,
    service: entry.service,
    log: entry.log,
    category: entry.category,
    operation: entry.operation,
    user: entry.user?.name ?? entry.user?.id,
    object: entry.object ? [entry.object.name, `${entry.object.type} ${entry.object.id}`].filter(Boolean).join(', ') : undefined,
    privilege: entry.privilege,
    reason: entry.reason,
    clientAddress: entry.clientAddress,
  };
  const known = knownDetails.flatMap((name) => {
    const value = values[name];
    return value ? [{ name, known: name, value }] : [];
  });
  const own = Object.entries(entry.details ?? {}).map(([name, value]) => ({ name: `· ${name}`, value: String(value) }));
  return [...known, ...own];
}

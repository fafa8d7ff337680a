import type { LogEntryInput } from '@vigie/contracts';

/** Entries of one person and kind that are written one by one before the rest is counted. */
const singly = 100;
/** Time over which entries of one person and kind are counted together, in milliseconds. */
const windowMs = 60_000;
/** Persons and kinds that are counted at once; entries of others are written one by one. */
const mostKinds = 5_000;

/** What may come again and again without changing anything: refusals, and beginnings of views. Their ends say what was seen and stay single. */
const isRepeatable = ({ outcome, operation }: LogEntryInput): boolean =>
  outcome === 'refused' || /\.viewed$|^camera\.(live|playback)\.started$/.test(operation);

interface Counted {
  /** The first that was not written by itself; the others had the same person, operation and outcome. */
  entry: LogEntryInput;
  count: number;
  objects: Set<string>;
  first: number;
  last: number;
}

interface Kind {
  since: number;
  written: number;
  counted?: Counted;
}

/** Objects in one counted entry; what is done to more of them is written one by one again. */
const mostObjects = 200;

const kindOf = ({ user, operation, outcome, reason, privilege, clientAddress }: LogEntryInput): string =>
  [user?.id, operation, outcome, reason, privilege, clientAddress].join('|');

/** Counts together what one person does or is refused again and again: nothing is hidden, and what it takes has a bound. */
export class RepeatedEntries {
  private readonly kinds = new Map<string, Kind>();

  /** Whether the entry is only counted; otherwise it is to be written by itself. */
  counts(entry: LogEntryInput, now: number): boolean {
    if (!isRepeatable(entry)) return false;
    const key = kindOf(entry);
    const kind = this.kinds.get(key);
    if (!kind || (!kind.counted && now - kind.since >= windowMs)) {
      if (kind || this.kinds.size < mostKinds) this.kinds.set(key, { since: now, written: 1 });
      return false;
    }
    if (!kind.counted && kind.written < singly) {
      kind.written += 1;
      return false;
    }
    const object = entry.object && `${entry.object.type}/${entry.object.id}`;
    const objects = kind.counted?.objects;
    if (object && objects && objects.size >= mostObjects && !objects.has(object)) return false;
    kind.counted ??= { entry, count: 0, objects: new Set(), first: now, last: now };
    kind.counted.count += 1;
    kind.counted.last = now;
    if (object) kind.counted.objects.add(object);
    return true;
  }

  /** The counted entries whose time is over. `written` is to be called once one is durable: until then it is counted on. */
  due(now: number): { entry: LogEntryInput; written: () => void }[] {
    return [...this.kinds].flatMap(([key, kind]) => {
      if (now - kind.since < windowMs) return [];
      if (!kind.counted) {
        this.kinds.delete(key);
        return [];
      }
      const { counted } = kind;
      const { count } = counted;
      const written = (): void => {
        // What came meanwhile is counted from here on.
        if (counted.count > count) kind.counted = { ...counted, count: counted.count - count, first: counted.last };
        else kind.counted = undefined;
        kind.since = counted.last;
      };
      return [{ entry: together(counted), written }];
    });
  }
}

/** One entry for all of them: how many, from when to when, and on what. */
function together({ entry, count, objects, first, last }: Counted): LogEntryInput {
  const { object, ...rest } = entry;
  return {
    ...rest,
    ...(object && objects.size === 1 ? { object } : {}),
    details: {
      ...(entry.outcome === 'refused' ? entry.details : {}), count, firstTime: new Date(first).toISOString(), lastTime: new Date(last).toISOString(),
      ...(objects.size > 1 ? { objects: [...objects].join(' '), objectCount: objects.size } : {}),
    },
  };
}

/** What each thing is directly inside of. */
export type Parents = ReadonlyMap<string, readonly string[]>;

/** Groups pairs into a map: key → values. */
export function mapOf<T>(items: readonly T[], key: (item: T) => string, value: (item: T) => string): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const item of items) {
    const known = map.get(key(item));
    if (known) known.push(value(item));
    else map.set(key(item), [value(item)]);
  }
  return map;
}

/** The things themselves and everything they are inside of, however deep. Ends on any data, cycles included. */
export function withAncestors(parents: Parents, ids: Iterable<string>): Set<string> {
  const found = new Set(ids);
  // A set iterates over what is added meanwhile.
  for (const id of found) for (const parent of parents.get(id) ?? []) found.add(parent);
  return found;
}

/** Whether putting `child` into `parent` would put something inside itself. */
export const wouldCycle = (parents: Parents, child: string, parent: string): boolean => withAncestors(parents, [parent]).has(child);

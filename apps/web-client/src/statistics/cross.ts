import type { Statistics, StatisticsKey } from './statistics-types';

export interface Cross {
  rows: StatisticsKey[];
  columns: StatisticsKey[];
  countOf: (row: string | null, column: string | null) => number;
  /** The highest count of two that are known, at least 1. */
  most: number;
}

/** Groups of two dimensions as a table; what is most comes first, what has none last. */
export function crossOf({ groups }: Statistics): Cross {
  const counts = new Map<string, number>();
  const rows = new Map<string, { key: StatisticsKey; sum: number }>();
  const columns = new Map<string, { key: StatisticsKey; sum: number }>();
  for (const { keys: [row, column], count } of groups) {
    if (!row || !column) continue;
    counts.set(JSON.stringify([row.value, column.value]), count);
    add(rows, row, count);
    add(columns, column, count);
  }
  return {
    rows: ordered(rows), columns: ordered(columns),
    countOf: (row, column) => counts.get(JSON.stringify([row, column])) ?? 0,
    most: Math.max(1, ...groups.filter(({ keys }) => keys.every(({ value }) => value !== null)).map(({ count }) => count)),
  };
}

function add(sums: Map<string, { key: StatisticsKey; sum: number }>, key: StatisticsKey, count: number): void {
  const known = sums.get(String(key.value));
  sums.set(String(key.value), { key, sum: (known?.sum ?? 0) + count });
}

/** Times stay in their order, things go by how many there are. */
function ordered(sums: Map<string, { key: StatisticsKey; sum: number }>): StatisticsKey[] {
  return [...sums.values()]
    .toSorted((one, other) => Number(one.key.value === null) - Number(other.key.value === null) || (one.key.id || !one.key.value ? other.sum - one.sum : one.key.value < (other.key.value ?? '') ? -1 : 1))
    .map(({ key }) => key);
}

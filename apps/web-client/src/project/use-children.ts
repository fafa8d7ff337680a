import { useState } from 'react';

/** A row of a list in which others write, too. */
export interface ListedChild<T> {
  row: T;
  /** Somebody deleted it while it is being edited here. */
  gone: boolean;
  /** From now on it stays in its place although somebody deletes it. */
  keep: () => void;
  letGo: () => void;
}

/** The rows of a list, and among them those that are edited here and that somebody else deleted: what is being written does not vanish. */
export function useChildren<T extends { id: string }>(rows: readonly T[] | undefined, placeOf: (row: T) => string): ListedChild<T>[] {
  const [kept, setKept] = useState<readonly T[]>([]);
  return withKept(rows ?? [], kept, placeOf).map(({ row, gone }) => ({
    row, gone,
    keep: () => setKept((old) => [...old.filter(({ id }) => id !== row.id), row]),
    letGo: () => setKept((old) => old.filter(({ id }) => id !== row.id)),
  }));
}

/** `placeOf`: what the list is in the order of, ascending. */
export function withKept<T extends { id: string }>(rows: readonly T[], kept: readonly T[], placeOf: (row: T) => string): { row: T; gone: boolean }[] {
  const present = new Set(rows.map(({ id }) => id));
  const gone = kept.filter(({ id }) => !present.has(id));
  return [...rows.map((row) => ({ row, gone: false })), ...gone.map((row) => ({ row, gone: true }))]
    .toSorted((a, b) => (gone.length === 0 ? 0 : placeOf(a.row).localeCompare(placeOf(b.row))));
}

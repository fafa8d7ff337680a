import type { EditState } from './use-child-edit';
import { useWritings } from './use-writing';
import type { Writing } from './writings';

/** A row of a list in which others write, too. */
export interface ListedChild<T> {
  row: T;
  /** Somebody deleted it while it is being edited here. */
  gone: boolean;
}

/** The rows of a list, and among them those that are edited here and that somebody else deleted: what is being written does not vanish. */
export function useChildren<T extends { id: string }>(project: string, children: string, rows: readonly T[] | undefined, placeOf: (row: T) => string): ListedChild<T>[] {
  const kept = edited(useWritings(project), children) as T[];
  return withKept(rows ?? [], rows ? kept : [], placeOf);
}

/** As they were when editing began. */
function edited(writings: ReadonlyMap<string, Writing>, children: string): unknown[] {
  return [...writings].filter(([place]) => place.startsWith(`${children}/`)).flatMap(([, { state }]) => ('base' in state ? [(state as EditState<unknown>).base] : []));
}

/** `placeOf`: what the list is in the order of, ascending. */
export function withKept<T extends { id: string }>(rows: readonly T[], kept: readonly T[], placeOf: (row: T) => string): ListedChild<T>[] {
  const present = new Set(rows.map(({ id }) => id));
  const gone = kept.filter(({ id }) => !present.has(id));
  return [...rows.map((row) => ({ row, gone: false })), ...gone.map((row) => ({ row, gone: true }))]
    .toSorted((a, b) => (gone.length === 0 ? 0 : placeOf(a.row).localeCompare(placeOf(b.row))));
}

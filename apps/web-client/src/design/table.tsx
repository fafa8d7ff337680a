import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './table.module.css';

export interface Column<T> {
  id: string;
  label: string;
  cell: (item: T) => ReactNode;
  /** Hidden on a phone, where the first columns tell enough. */
  wide?: boolean;
  /** Takes only what it needs. */
  narrow?: boolean;
  /** The head is for screen readers only (buttons, marks). */
  quiet?: boolean;
  /** Stands in the head instead of the label. */
  head?: ReactNode;
  /** The list can be put in this order. */
  sortable?: boolean;
}

export interface Sort {
  column: string;
  direction: 'asc' | 'desc';
}

interface TableProps<T> {
  label: string;
  columns: Column<T>[];
  items: T[];
  keyOf: (item: T) => string;
  onOpen?: (item: T) => void;
  /** Rows that can be opened, where not all can. */
  canOpen?: (item: T) => boolean;
  selected?: string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Of a row: something about it that the sheet paints, such as `flash`. */
  markOf?: (item: T) => string | undefined;
}

/** A dense list. Arrow keys walk the rows, Enter opens one. */
export function Table<T>({ label, columns, items, keyOf, onOpen: open, canOpen, selected, sort, onSort, markOf }: TableProps<T>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)} aria-sort={sort?.column === column.id ? (sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}>
                <Head column={column} sort={sort} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const onOpen = open && (canOpen?.(item) ?? true) ? open : undefined;
            return (
              <tr
                key={keyOf(item)}
                tabIndex={onOpen ? 0 : undefined}
                data-row={keyOf(item)}
                data-mark={markOf?.(item)}
                aria-selected={selected === undefined ? undefined : selected === keyOf(item)}
                className={onOpen ? styles.clickable : undefined}
                onClick={onOpen ? () => onOpen(item) : undefined}
                onKeyDown={onOpen ? (event) => onRowKey(event, () => onOpen(item)) : undefined}
              >
                {columns.map((column) => (
                  <td key={column.id} className={classOf(column)}>{column.cell(item)}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Head<T>({ column, sort, onSort }: { column: Column<T>; sort: Sort | undefined; onSort: ((sort: Sort) => void) | undefined }) {
  if (column.head) return column.head;
  if (!column.sortable || !onSort) return <span className={column.quiet ? 'visually-hidden' : undefined}>{column.label}</span>;
  const current = sort?.column === column.id ? sort.direction : undefined;
  const Arrow = current === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <button type="button" className={styles.sort} data-active={current !== undefined} onClick={() => onSort({ column: column.id, direction: current === 'desc' ? 'asc' : 'desc' })}>
      {column.label}
      <Arrow size={13} stroke={2} aria-hidden />
    </button>
  );
}

function classOf<T>(column: Column<T>): string | undefined {
  return [column.wide ? styles.wide : '', column.narrow ? styles.narrow : ''].join(' ').trim() || undefined;
}

function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = event.currentTarget;
  const next = nextRow(row, event.key);
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    open();
  }
}

function nextRow(row: Element, key: string): Element | null | undefined {
  if (key === 'ArrowDown' || key === 'j') return row.nextElementSibling;
  return key === 'ArrowUp' || key === 'k' ? row.previousElementSibling : undefined;
}

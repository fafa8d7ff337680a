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
}

interface TableProps<T> {
  label: string;
  columns: Column<T>[];
  items: T[];
  keyOf: (item: T) => string;
  onOpen?: (item: T) => void;
  selected?: string;
}

/** A dense list. Arrow keys walk the rows, Enter opens one. */
export function Table<T>({ label, columns, items, keyOf, onOpen, selected }: TableProps<T>) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)}>
                <span className={column.quiet ? 'visually-hidden' : undefined}>{column.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr
              key={keyOf(item)}
              tabIndex={onOpen ? 0 : undefined}
              aria-selected={selected === undefined ? undefined : selected === keyOf(item)}
              className={onOpen ? styles.clickable : undefined}
              onClick={onOpen ? () => onOpen(item) : undefined}
              onKeyDown={onOpen ? (event) => onRowKey(event, () => onOpen(item)) : undefined}
            >
              {columns.map((column) => (
                <td key={column.id} className={classOf(column)}>{column.cell(item)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf<T>(column: Column<T>): string | undefined {
  return [column.wide ? styles.wide : '', column.narrow ? styles.narrow : ''].join(' ').trim() || undefined;
}

function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  if (event.target !== event.currentTarget) return;
  const row = event.currentTarget;
  const next = event.key === 'ArrowDown' ? row.nextElementSibling : event.key === 'ArrowUp' ? row.previousElementSibling : undefined;
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    open();
  }
}

import { useEffect, useEffectEvent } from 'react';

interface ListKeys {
  onSearch: () => void;
  onNew: () => void;
  /** The row that has the focus; undefined without one. `range`: all from the one chosen before. */
  onToggle: (row: string | undefined, range: boolean) => void;
}

/** Keys of a list wherever the focus is, except in inputs and dialogs: j and k walk, / searches, n makes a new one, x chooses, Shift and x a whole stretch. */
export function useListKeys(keys: ListKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isFree(event.target)) return;
    const row = document.activeElement?.closest<HTMLElement>('tr[data-row]');
    const act = actionFor(event.key, row, keys);
    if (!act) return;
    event.preventDefault();
    // The frame has a search of its own on the same key.
    event.stopPropagation();
    act();
  });
  useEffect(() => {
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function actionFor(key: string, row: HTMLElement | null | undefined, keys: ListKeys): (() => void) | undefined {
  switch (key) {
    case '/': return keys.onSearch;
    case 'n': return keys.onNew;
    case 'x': case 'X': return () => keys.onToggle(row?.dataset.row, key === 'X');
    case 'j': case 'k': return walkFrom(row, key);
    default: return undefined;
  }
}

/** A row that has the focus itself walks by itself; from something in it, such as its box, one walks on as well. */
function walkFrom(row: HTMLElement | null | undefined, key: 'j' | 'k'): (() => void) | undefined {
  if (!row) return () => document.querySelector<HTMLElement>('tr[data-row]')?.focus();
  if (document.activeElement === row) return undefined;
  const next = key === 'j' ? row.nextElementSibling : row.previousElementSibling;
  return () => (next instanceof HTMLElement ? next : row).focus();
}

function isFree(target: EventTarget | null): boolean {
  return !(target instanceof HTMLElement) || !target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]');
}

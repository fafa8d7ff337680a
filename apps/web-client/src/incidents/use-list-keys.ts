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
    // Inside the table its rows walk by themselves.
    case 'j': case 'k': return row ? undefined : () => document.querySelector<HTMLElement>('tr[data-row]')?.focus();
    default: return undefined;
  }
}

function isFree(target: EventTarget | null): boolean {
  return !(target instanceof HTMLElement) || !target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]');
}

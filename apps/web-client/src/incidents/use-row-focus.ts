import { useRouterState } from '@tanstack/react-router';
import { useEffect, useLayoutEffect } from 'react';

/** The row that had the focus when a list was left, by its entry in the browser's history. */
const left = new Map<string, string>();

/** Whoever comes back to the list goes on by keyboard from the row they went into. `shown`: its rows are there. */
export function useRowFocus(shown: boolean): void {
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? '' });
  useLayoutEffect(() => () => {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-row]')?.dataset.row;
    if (row) left.set(entry, row);
  }, [entry]);
  useEffect(() => {
    const row = left.get(entry);
    if (!shown || !row) return;
    left.delete(entry);
    // The place itself is restored by the router.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(`tr[data-row="${CSS.escape(row)}"]`)?.focus({ preventScroll: true });
  }, [entry, shown]);
}

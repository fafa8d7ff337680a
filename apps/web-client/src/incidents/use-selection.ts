import { useState } from 'react';

/** Which rows are chosen; with Shift a whole stretch of them. */
export function useSelection(ids: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const toggle = (id: string, range: boolean) => {
    const on = !chosen.has(id);
    const next = new Set(chosen);
    for (const each of range && last ? between(ids, last, id) : [id]) {
      if (on) next.add(each);
      else next.delete(each);
    }
    setChosen(next);
    setLast(id);
  };
  return {
    /** What is gone from the list is not chosen any more. */
    chosen: new Set(ids.filter((id) => chosen.has(id))),
    toggle,
    set: (next: string[]) => setChosen(new Set(next)),
  };
}

export function between(ids: string[], one: string, other: string): string[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].toSorted((a, b) => a - b);
  return from === undefined || to === undefined || from < 0 ? [other] : ids.slice(from, to + 1);
}

import { useSyncExternalStore } from 'react';
import { writings, type Writing } from './writings';

export const useWritings = (project: string): ReadonlyMap<string, Writing> => useSyncExternalStore(writings.subscribe, () => writings.of(project));

interface OwnWriting<S> {
  /** Undefined: nothing is being written there. */
  state: S | undefined;
  write: (state: S) => void;
  drop: () => void;
}

/** What is being written in one place of a project. `tell`: what it is and all of it, for people. */
export function useWriting<S extends object>(project: string, place: string, tell: (state: S) => Omit<Writing, 'state'>): OwnWriting<S> {
  const found = useWritings(project).get(place);
  return {
    state: found?.state as S | undefined,
    write: (state) => writings.put(project, place, { state, ...tell(state) }),
    drop: () => writings.drop(project, place),
  };
}

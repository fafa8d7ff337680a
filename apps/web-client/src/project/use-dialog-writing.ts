import { useWriting } from './use-writing';
import type { Writing } from './writings';

interface DialogWriting<S> {
  draft: S;
  enter: (change: Partial<S>) => void;
  /** Closes the dialog and lets go of what was written in it; where the project goes from under it, the writing stays. */
  close: () => void;
}

/** What is being written in a dialog that begins with nothing. */
export function useDialogWriting<S extends object>(project: string, place: string, empty: S, tell: (draft: S) => Omit<Writing, 'state'>, onClose: () => void): DialogWriting<S> {
  const { state: draft = empty, write, drop } = useWriting<S>(project, place, tell);
  return {
    draft,
    enter: (change) => write({ ...draft, ...change }),
    close: () => {
      drop();
      onClose();
    },
  };
}

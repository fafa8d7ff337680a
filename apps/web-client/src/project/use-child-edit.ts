import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { Versioned } from '../api/types';
import { entered, insisted, shown, toSave, type Edit, type Inputs } from '../properties/edit';
import type { ListedChild } from './use-children';
import { useWriting } from './use-writing';

/** What one kind of child is made of, in inputs and in requests. */
export interface ChildKind<T, D extends Inputs> {
  project: string;
  children: 'comments' | 'calls';
  draftOf: (row: T) => D;
  /** Of the inputs that are to be saved; the others stay as they are. */
  bodyOf: (changes: Partial<D>) => object;
  /** All of it, to be added anew. */
  wholeOf: (row: T) => object;
  /** What it is called, and all of what is entered, for people. */
  tell: (draft: D, row: T) => { label: string; text: string };
}

/** A comment or a call that is being changed. */
export interface EditState<T, D extends Inputs = Inputs> {
  /** As the suite had it when editing began, or when somebody else's version was shown; with its version. */
  base: Versioned<T>;
  edit?: Edit<D>;
  /** Somebody else saved `base` while it was being changed here. */
  clash?: boolean;
}

export interface ChildEdit<T, D extends Inputs> {
  /** Undefined: nobody edits it. */
  draft: D | undefined;
  enter: (change: Partial<D>) => void;
  /** Somebody else saved this meanwhile. */
  theirs: T | undefined;
  /** Who changed it, in the suite's words. */
  conflict: string | undefined;
  /** Somebody else deleted it meanwhile: what is entered can be added again, or given up. */
  gone: boolean;
  busy: boolean;
  error: Error | null;
  begin: () => void;
  save: () => void;
  cancel: () => void;
}

/** Changes one thing in a project: the inputs that were touched and no others, and never over what somebody else has saved since editing began. */
export function useChildEdit<T extends { id: string }, D extends Inputs>({ project, children, draftOf, bodyOf, wholeOf, tell }: ChildKind<T, D>, { row, gone }: ListedChild<T>): ChildEdit<T, D> {
  const client = useQueryClient();
  const list = `/incidentProjects/${project}/${children}`;
  const path = `${list}/${row.id}`;
  const draftIn = ({ base, edit }: EditState<T, D>) => shown(edit, draftOf(base));
  const { state, write, drop } = useWriting<EditState<T, D>>(project, `${children}/${row.id}`, (now) => {
    const told = tell(draftIn(now), now.base);
    return now.edit ? told : { ...told, text: '' };
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['incidentProjects', project] });
  const begin = useMutation({
    mutationFn: () => api.one<T>(path),
    onSuccess: (base) => write({ base }),
    onError: refresh,
  });
  const change = useMutation({
    mutationFn: async ({ base, edit }: EditState<T, D>) => {
      const body = edit ? bodyOf(toSave(edit)) : {};
      if (gone) await api.create(list, { ...wholeOf(base), ...body });
      else if (Object.keys(body).length > 0) await api.change(path, body, base.etag);
    },
    onSuccess: async () => {
      await refresh();
      drop();
    },
    onError: async (error, { edit }) => {
      if (error instanceof ApiError && error.isConflict) {
        const base = await api.one<T>(path);
        write({ base, edit: edit && insisted(edit, draftOf(base)), clash: true });
      }
      // Deleted: its list no longer has it, or the whole project is gone.
      if (error instanceof ApiError && error.isMissing) await refresh();
    },
  });
  const refusal = change.error instanceof ApiError ? change.error : undefined;
  const clashes = !gone && state?.clash === true;
  return {
    gone,
    draft: state && draftIn(state),
    theirs: clashes ? state.base : undefined,
    conflict: clashes && refusal?.isConflict ? refusal.message : undefined,
    busy: change.isPending || begin.isPending,
    error: (clashes && refusal?.isConflict) || (gone && refusal?.isMissing) ? null : change.error ?? begin.error,
    enter: (input) => { if (state) write({ ...state, edit: entered(state.edit, draftOf(state.base), input) }); },
    begin: () => begin.mutate(),
    save: () => { if (state) change.mutate(state); },
    cancel: () => {
      drop();
      change.reset();
    },
  };
}

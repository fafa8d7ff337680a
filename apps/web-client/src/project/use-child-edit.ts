import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { Versioned } from '../api/types';

/** A comment or a call that is being changed: as it was when the change began, and what somebody else made of it since. */
export interface ChildEdit<T> {
  /** As the suite had it when editing began, with its version. Undefined: nobody edits it. */
  base: Versioned<T> | undefined;
  /** Somebody else saved this meanwhile. */
  theirs: Versioned<T> | undefined;
  busy: boolean;
  error: Error | null;
  begin: () => void;
  save: (body: object) => void;
  cancel: () => void;
  remove: () => void;
}

/** Changes and removes one thing in a project; never over what somebody else has saved since editing began. */
export function useChildEdit<T extends { id: string }>(project: string, path: string): ChildEdit<T> {
  const client = useQueryClient();
  const [base, setBase] = useState<Versioned<T>>();
  const [theirs, setTheirs] = useState<Versioned<T>>();
  const refresh = () => client.invalidateQueries({ queryKey: ['incidentProjects', project] });
  const cancel = () => {
    setBase(undefined);
    setTheirs(undefined);
    change.reset();
  };
  const begin = useMutation({ mutationFn: () => api.one<T>(path), onSuccess: setBase, onError: refresh });
  const change = useMutation({
    mutationFn: (body: object) => api.change(path, body, (theirs ?? base)?.etag),
    onSuccess: async () => {
      await refresh();
      cancel();
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.isConflict) setTheirs(await api.one<T>(path));
    },
  });
  const remove = useMutation({ mutationFn: () => api.remove(path), onSettled: refresh });
  const conflict = change.error instanceof ApiError && change.error.isConflict;
  return {
    base, theirs, cancel,
    busy: change.isPending || remove.isPending || begin.isPending,
    error: (conflict ? null : change.error) ?? remove.error ?? begin.error,
    begin: () => begin.mutate(),
    save: (body) => change.mutate(body),
    remove: () => remove.mutate(),
  };
}

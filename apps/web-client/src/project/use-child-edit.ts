import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { Versioned } from '../api/types';
import type { ListedChild } from './use-children';

/** A comment or a call that is being changed: as it was when the change began, and what somebody else made of it since. */
export interface ChildEdit<T> {
  /** As the suite had it when editing began, with its version. Undefined: nobody edits it. */
  base: Versioned<T> | undefined;
  /** Somebody else saved this meanwhile. */
  theirs: Versioned<T> | undefined;
  /** Who changed it, in the suite's words. */
  conflict: string | undefined;
  /** Somebody else deleted it meanwhile: what is entered can be added again, or given up. */
  gone: boolean;
  busy: boolean;
  error: Error | null;
  begin: () => void;
  save: (body: object) => void;
  cancel: () => void;
}

/** Changes one thing in a project; never over what somebody else has saved since editing began. `children`: the path of its list. */
export function useChildEdit<T extends { id: string }>(project: string, children: string, { row, gone, keep, letGo }: ListedChild<T>): ChildEdit<T> {
  const client = useQueryClient();
  const path = `${children}/${row.id}`;
  const [base, setBase] = useState<Versioned<T>>();
  const [theirs, setTheirs] = useState<Versioned<T>>();
  const refresh = () => client.invalidateQueries({ queryKey: ['incidentProjects', project] });
  const cancel = () => {
    setBase(undefined);
    setTheirs(undefined);
    change.reset();
    letGo();
  };
  const begin = useMutation({
    mutationFn: () => api.one<T>(path),
    onSuccess: (found) => {
      setBase(found);
      keep();
    },
    onError: refresh,
  });
  const change = useMutation({
    mutationFn: async (body: object) => {
      if (gone) await api.create(children, body);
      else await api.change(path, body, (theirs ?? base)?.etag);
    },
    onSuccess: async () => {
      await refresh();
      cancel();
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.isConflict) setTheirs(await api.one<T>(path));
      // Deleted: its list no longer has it, or the whole project is gone.
      if (error instanceof ApiError && error.isMissing) await refresh();
    },
  });
  const refusal = change.error instanceof ApiError ? change.error : undefined;
  const clashes = !gone && theirs !== undefined && refusal?.isConflict === true;
  return {
    base, cancel, gone,
    theirs: gone ? undefined : theirs,
    conflict: clashes ? refusal.message : undefined,
    busy: change.isPending || begin.isPending,
    error: clashes || (gone && refusal?.isMissing) ? null : change.error ?? begin.error,
    begin: () => begin.mutate(),
    save: (body) => change.mutate(body),
  };
}

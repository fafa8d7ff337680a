import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { DraftSequence } from '../api/incident-types';
import type { Span } from '../timeline/time-window';

const key = ['draftSequences'] as const;

/** The person's own draft list. */
export function useDraftSequences() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => api.list<DraftSequence>('/draftSequences', { size: 500 }, signal), staleTime: 30_000 });
}

/** Puts a span of one or more cameras into the draft list. */
export function useAddDrafts() {
  const client = useQueryClient();
  return useMutation({
    /** Ids of the drafts that were made. */
    mutationFn: async ({ cameras, span }: { cameras: string[]; span: Span }) => {
      const made: string[] = [];
      for (const id of cameras) {
        const { path } = await api.create('/draftSequences', {
          camera: { type: 'cameras', id },
          startTime: new Date(span.from).toISOString(),
          endTime: new Date(span.to).toISOString(),
        });
        if (path) made.push(path.id);
      }
      return made;
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

export function useRemoveDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.remove(`/draftSequences/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Length as people say it: `0:07`, `12:30`, `1:02:03`. */
export function lengthText(from: string | number, to: string | number): string {
  const seconds = Math.max(0, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1000));
  const two = (value: number) => value.toString().padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/client';
import { after, before, equals } from '../api/query';
import type { Recording } from '../api/types';
import { fetchWindow, merge, type Span } from '../timeline/time-window';

/** Recorded spans of each camera, for a little more than the window. Asked again while the window reaches to now. */
export function useRecordings(cameras: string[], window: Span): { spans: Map<string, Span[]>; failed: boolean; retry: () => void } {
  const asked = fetchWindow(window);
  const live = asked.to > Date.now();
  const queries = useQueries({
    queries: cameras.map((camera) => ({
      queryKey: ['recordings', camera, asked.from, asked.to],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchSpans(camera, asked, signal),
      placeholderData: keepPreviousData,
      // A refusal is not asked again and again: each one stands in the log.
      refetchInterval: (query: { state: { status: string } }) => (live && query.state.status !== 'error' ? 5_000 : false),
      staleTime: live ? 3_000 : 60_000,
    })),
  });
  const data = queries.map((query) => query.data);
  // The identity of the map follows that of its contents: the canvas repaints only for news.
  const spans = useMemo(() => new Map(cameras.map((camera, index) => [camera, data[index] ?? []])), [cameras.join(), ...data]);
  return { spans, failed: queries.some((query) => query.isError), retry: () => queries.forEach((query) => void query.refetch()) };
}

async function fetchSpans(camera: string, asked: Span, signal: AbortSignal): Promise<Span[]> {
  const recordings = await api.list<Recording>('/recordings', {
    filters: [equals('camera', camera), before('startTime', new Date(asked.to)), after('endTime', new Date(asked.from))],
    order: { column: 'startTime', direction: 'asc' },
    size: 1000,
  }, signal);
  return merge(recordings.map((recording) => ({ from: Date.parse(recording.startTime), to: Date.parse(recording.endTime) })));
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { meKey } from '../session/me';

/** A refusal means that what this page believes about the person's rights is old. */
function onError(error: Error): void {
  if (error instanceof ApiError && error.isRefusal) void queryClient.invalidateQueries({ queryKey: meKey });
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => (query.queryKey[0] === meKey[0] ? undefined : onError(error)) }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => error instanceof ApiError && error.isOffline && count < 3,
    },
    mutations: { networkMode: 'always' },
  },
});

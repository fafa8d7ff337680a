import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';

/** The site's name; nothing for people who may not read it. */
export const siteQuery = queryOptions({
  queryKey: ['sites'],
  staleTime: 300_000,
  queryFn: async ({ signal }): Promise<string | null> => {
    try {
      const sites = await api.list<{ name: string }>('/sites', {}, signal);
      return sites[0]?.name ?? null;
    } catch (error) {
      if (error instanceof ApiError && !error.isOffline) return null;
      throw error;
    }
  },
});

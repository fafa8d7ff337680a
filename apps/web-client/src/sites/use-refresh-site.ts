import { useMutation, useQueryClient } from '@tanstack/react-query';
import { childSiteQuery, refreshSite } from './site-queries';

/** Reads a child site at once instead of at its next turn. */
export function useRefreshSite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: refreshSite,
    onSettled: (_, __, id) => Promise.all([['childSites'], ['childCameras'], childSiteQuery(id).queryKey].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

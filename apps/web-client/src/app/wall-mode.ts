import { useRouterState } from '@tanstack/react-router';

/** Wall mode (`?wall=true` on the live page) hides everything but video. */
export function useWallMode(): boolean {
  return useRouterState({
    select: (state) => {
      const search: { wall?: unknown } = state.location.search;
      return state.location.pathname === '/live' && search.wall === true;
    },
  });
}

import { readIds, readText } from '../app/search-params';

/** What the address of the live page says. */
export interface LiveSearch {
  /** Camera ids, joined by commas; without it the last view, else all cameras. */
  cameras?: string;
  /** The enlarged one. */
  large?: string;
  wall?: boolean;
}

export function readLiveSearch(search: Record<string, unknown>): LiveSearch {
  return {
    cameras: readIds(search.cameras),
    large: readText(search.large),
    wall: search.wall === true ? true : undefined,
  };
}

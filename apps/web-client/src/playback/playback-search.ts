import { readIds, readInstant } from '../app/search-params';

/** What the address of the playback page says. */
export interface PlaybackSearch {
  /** Camera ids, joined by commas; at most four are shown. */
  cameras?: string;
  /** The instant, ISO 8601 with milliseconds. */
  at?: string;
}

export function readPlaybackSearch(search: Record<string, unknown>): PlaybackSearch {
  return { cameras: readIds(search.cameras), at: readInstant(search.at) };
}

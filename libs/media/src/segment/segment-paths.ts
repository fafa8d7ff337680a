import { join } from 'node:path';

/**
 * Names carry what a listing needs: an open segment is `<start>.open.mp4`, a closed one `<start>-<end>-<bytes>.mp4`, its
 * index `<start>.idx`. So a directory listing alone is the catalogue, and no database is needed to record or to find.
 */
export interface SegmentName {
  /** Wall clock of the first frame, milliseconds since 1970. */
  readonly start: number;
  /** Undefined while the segment is open, or was left open by a crash. */
  readonly closed?: { readonly end: number; readonly bytes: number };
}

export function openMediaPath(folder: string, start: number): string {
  return join(folder, `${start}.open.mp4`);
}

export function closedMediaPath(folder: string, start: number, end: number, bytes: number): string {
  return join(folder, `${start}-${end}-${bytes}.mp4`);
}

export function indexPath(folder: string, start: number): string {
  return join(folder, `${start}.idx`);
}

/** Reads a file's name; undefined for files that are no segment's media. */
export function parseSegmentName(name: string): SegmentName | undefined {
  const match = /^(\d{1,16})(?:\.open|-(\d{1,16})-(\d{1,16}))\.mp4$/.exec(name);
  if (!match) return undefined;
  const start = Number(match[1]);
  return match[2] === undefined ? { start } : { start, closed: { end: Number(match[2]), bytes: Number(match[3]) } };
}

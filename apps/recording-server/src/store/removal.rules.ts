import type { StoredSegment } from './segment-catalogue.js';

const DAY_MS = 86_400_000;

/** Share of the quota from which the store counts as nearly full, and below which it has room again. */
export const NEARLY_FULL = 0.9;
export const RELIEVED = 0.8;

/** Whole segments that are older than their camera's retention; nothing else, and nothing that is still being written. */
export function expiredSegments(segments: readonly StoredSegment[], now: number, retentionDays: (camera: string) => number | undefined): StoredSegment[] {
  return segments.filter((segment) => {
    const days = retentionDays(segment.camera);
    // Recordings of a camera that was never heard of are somebody's mistake to look at, not rubbish.
    return !segment.open && days !== undefined && segment.end < now - days * DAY_MS;
  });
}

/** The oldest closed segments whose removal brings the store back to its quota, and not one more. */
export function segmentsOverQuota(segments: readonly StoredSegment[], usedBytes: number, quotaBytes: number): StoredSegment[] {
  if (quotaBytes <= 0) return [];
  const chosen: StoredSegment[] = [];
  let over = usedBytes - quotaBytes;
  for (const segment of segments.filter(({ open }) => !open).sort((one, other) => one.end - other.end)) {
    if (over <= 0) break;
    chosen.push(segment);
    over -= segment.bytes;
  }
  return chosen;
}

/** Whether the store is to be called nearly full, given what it was called before: two thresholds, so that it does not flutter. */
export function isNearlyFull(before: boolean, usedBytes: number, quotaBytes: number): boolean {
  if (quotaBytes <= 0) return false;
  return usedBytes >= quotaBytes * (before ? RELIEVED : NEARLY_FULL);
}

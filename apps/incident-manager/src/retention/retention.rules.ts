const dayMs = 86_400_000;

/** Projects that were created before this are expired; those that are exempt are never (IM-09, IM-10). */
export function expiresBefore(retentionDays: number, now: Date): Date {
  // A retention longer than the calendar reaches back: nothing is that old.
  return new Date(Math.max(0, now.getTime() - retentionDays * dayMs));
}

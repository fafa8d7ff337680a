import type { RecordingState } from '@vigie/contracts';

/** Milliseconds that may be missing between two pieces of one recording: video comes in whole groups of pictures. */
const seamMs = 2_000;
/** How long after the end of a span its last pictures may still be on their way to the disk, in milliseconds. */
const settlingMs = 120_000;
/** Milliseconds between two questions about the same span. */
const patienceMs = 5_000;

interface Recorded {
  from: string;
  to: string;
}

/** How much of a span is recorded (IM-23). The recorded pieces come oldest first and lie within the span. */
export function recordingState(startTime: Date, endTime: Date, recorded: readonly Recorded[]): RecordingState {
  if (recorded.length === 0) return 'none';
  let covered = startTime.getTime();
  for (const { from, to } of recorded) {
    if (Date.parse(from) > covered + seamMs) return 'part';
    covered = Math.max(covered, Date.parse(to));
  }
  return covered + seamMs >= endTime.getTime() ? 'all' : 'part';
}

/** Whether an earlier answer may have been too early, or there was none. */
export function mayHaveChanged(state: RecordingState, endTime: Date, checkedAt: Date, now: Date): boolean {
  if (now.getTime() - checkedAt.getTime() < patienceMs) return false;
  return state === 'unknown' || (state !== 'all' && checkedAt.getTime() < endTime.getTime() + settlingMs);
}

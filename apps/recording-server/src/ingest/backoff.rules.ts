const FIRST_MS = 500;
const MOST_MS = 10_000;

/** How long to wait before the next try after so many failures in a row (1 and up). `chance`: 0 to 1, so that cameras behind one switch do not all come back at the same moment. */
export function retryDelay(failures: number, chance: number): number {
  const full = Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + chance / 2));
}

/** Failures in a row after one more run: a run that gave video for a while starts the count anew. */
export function failuresAfter(before: number, videoMs: number): number {
  return videoMs >= 5_000 ? 1 : before + 1;
}

const steps = [100, 300, 1_000, 2_000, 5_000];

/** Milliseconds to wait before the next start after so many deaths in a row. */
export function backOff(deaths: number): number {
  return steps[Math.min(deaths, steps.length - 1)] as number;
}

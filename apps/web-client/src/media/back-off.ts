/** Waiting times between attempts: doubling from one second to fifteen, with some chance so that clients do not return in step. */
export function backOff(attempt: number, chance = Math.random()): number {
  const base = Math.min(15_000, 1_000 * 2 ** attempt);
  return Math.round(base * (0.8 + chance * 0.4));
}

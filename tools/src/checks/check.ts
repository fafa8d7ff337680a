/** What one part of the tests found. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** Tests, where the part is made of tests. */
  readonly passed: number;
  /** Tests that failed, or 1 for a part that failed as a whole. */
  readonly failed: number;
  /** What to show to whoever must mend it. */
  readonly findings?: string;
}

/** A part that only holds or does not hold. */
export async function check(name: string, work: () => Promise<{ ok: boolean; output: string }>): Promise<CheckResult> {
  const start = performance.now();
  const { ok, output } = await work();
  return { name, ok, seconds: (performance.now() - start) / 1_000, passed: 0, failed: ok ? 0 : 1, ...(ok ? {} : { findings: output }) };
}

/** One line a part, and at the end the plain sum. */
export function summary(results: readonly CheckResult[]): string {
  const lines = results.map(({ name, ok, seconds, passed, failed }) => {
    const told = passed + failed > 0 ? `${passed} passed, ${failed} failed` : 'ok';
    return `${ok ? '✓' : '✗'} ${name.padEnd(12)} ${told.padEnd(26)} ${seconds.toFixed(1)} s`;
  });
  const sum = (pick: (result: CheckResult) => number): number => results.reduce((total, result) => total + pick(result), 0);
  return [...lines, '', `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`].join('\n');
}

/** One line of the table that `npm run bench` prints. */
export interface Row {
  name: string;
  measured: number;
  unit: string;
  /** What it is held against, in the same unit. */
  limit?: number;
  /** Against a peer of the same run. */
  ratio?: number;
  /** Whether it holds; undefined: printed for information only. */
  ok?: boolean;
}

/** What a `*.bench.ts` file exports: its name and its run. */
export interface Benchmark {
  readonly name: string;
  run(): Promise<Row[]>;
}

/** The value below which a share of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

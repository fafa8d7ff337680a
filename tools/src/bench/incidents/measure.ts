import { percentile } from '../row.js';
import type { Row } from '../row.js';

/** Milliseconds of one piece of work. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

type Work = (turn: number) => Promise<unknown>;

const least = 60;
const budgetMs = 30_000;

/** Milliseconds of several kinds of work in turns, so that whatever else the machine does meets all of them alike: `most` turns or as many as fit. */
export async function inTurns(works: readonly Work[], most = 1_000): Promise<number[][]> {
  const times = works.map((): number[] => []);
  const end = performance.now() + budgetMs;
  for (let turn = -5; turn < most && (turn < least || performance.now() < end); turn += 1) {
    for (const [index, work] of works.entries()) {
      const ms = await timed(() => work(turn + 5));
      // The first turns pay for compilation and empty caches.
      if (turn >= 0) times[index]?.push(ms);
    }
  }
  return times;
}

/** Statements by hand and what the service does of it; the service holds when its percentile is within so many times the other's. */
export function besideRows(what: string, [bare = [], service = []]: readonly number[][], share: number, times: number): Row[] {
  const [by, through] = [percentile(bare, share), percentile(service, share)];
  const mark = `p${share * 100}`;
  return [
    { name: `${what}: bare SQL, ${mark}`, measured: by, unit: 'ms' },
    { name: `${what}: through the service, ${mark}`, measured: through, unit: 'ms', limit: times * by, ratio: through / by, ok: through <= times * by },
  ];
}

import { WorkLimit } from './work-limit.js';

/** Does `work` for all items, `width` at a time. After a failure nothing more is begun; the first is thrown once what is under way is done. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>, width = 128): Promise<void> {
  const limit = new WorkLimit(width);
  const failures: unknown[] = [];
  await Promise.all(items.map((item) => limit.run(async () => {
    if (failures.length === 0) await work(item).catch((error: unknown) => failures.push(error));
  })));
  if (failures.length > 0) throw failures[0];
}

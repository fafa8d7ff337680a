/** Does `work` for all items, `width` at a time. Throws the first failure once what is under way is done. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<unknown>, width = 128): Promise<void> {
  for (let start = 0; start < items.length; start += width) {
    const results = await Promise.allSettled(items.slice(start, start + width).map(work));
    const failed = results.find((result) => result.status === 'rejected');
    const reason: unknown = failed?.reason;
    if (failed) throw reason;
  }
}

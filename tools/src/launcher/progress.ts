/** One line for each step that is done, with how long it took. */
export async function step<T>(title: string, work: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`  ✓ ${title} (${((performance.now() - start) / 1_000).toFixed(1)} s)`);
  return result;
}

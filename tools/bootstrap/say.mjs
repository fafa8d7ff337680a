/** Runs one step and prints one line about it; a failed step ends the program with one sentence. */
export async function step(title, work) {
  const start = performance.now();
  // What takes long says what it is at, so that nobody takes it for stuck.
  const soon = setTimeout(() => console.log(`  … ${title}`), 2_000);
  try {
    const remark = await work();
    clearTimeout(soon);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`  ✓ ${title}${remark ? `: ${remark}` : ''} (${seconds} s)`);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

/** Prints why nothing more can be done, and ends. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

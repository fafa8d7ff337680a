import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workspaceRoot } from '../installation/paths.js';
import { messageOf } from '../problem.js';
import { performancePage } from './page.js';
import type { Benchmark } from './row.js';
import { markdownTable, type Section } from './table.js';

const kept = join(workspaceRoot, 'docs/performance.md');

/** `npm run bench [-- NAME … --write]`: all benchmarks or those named; `--write` keeps their tables in docs/performance.md. */
async function main(args: string[]): Promise<void> {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const sections: Section[] = [];
  let failed = false;
  for (const benchmark of await benchmarks(wanted)) {
    console.log(`\n… ${benchmark.name}`);
    try {
      const section = { name: benchmark.name, rows: await benchmark.run() };
      failed ||= section.rows.some(({ ok }) => ok === false);
      sections.push(section);
      console.log(markdownTable(section));
    } catch (error) {
      failed = true;
      console.error(`${benchmark.name} could not be measured: ${messageOf(error)}`);
    }
  }
  if (args.includes('--write') && sections.length > 0) writeFileSync(kept, performancePage(sections, readFileSync(kept, 'utf8')));
  process.exit(failed ? 1 : 0);
}

async function benchmarks(wanted: readonly string[]): Promise<Benchmark[]> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.js')).sort();
  const found = await Promise.all(files.map(async (file) => (await import(new URL(file, import.meta.url).href)) as Benchmark));
  return found.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}

await main(process.argv.slice(2));

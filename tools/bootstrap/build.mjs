import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { fingerprint, isBuilt, noteBuilt } from './freshness.mjs';
import { run } from './run.mjs';
import { root } from './workspace.mjs';

/** Builds what changed since the last time, of all projects or of those named; Nx keeps the rest in its cache. */
export async function build(...projects) {
  const print = fingerprint();
  if (isBuilt(print)) return 'as before';
  const chosen = projects.length > 0 ? ['-p', projects.join(',')] : [];
  const nx = [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--output-style=static', ...chosen];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_INTERACTIVE: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
  try {
    await run(process.execPath, nx, { env });
  } catch (error) {
    throw new Error(failures(error.output ?? error.message) || error.message, { cause: error });
  }
  if (projects.length > 0) return '';
  await bundle();
  noteBuilt(print);
  return '';
}

/** What the failed projects said, out of what all of them said. */
function failures(output) {
  const failed = [...(output.split('Failed tasks:')[1] ?? '').matchAll(/^- (\S+:build)$/gm)].map(([, task]) => task);
  const blocks = output.split(/^> nx run /m).filter((block) => failed.some((task) => block.startsWith(task)));
  return blocks.map((block) => block.split(/^\s*NX {3}/m)[0].trim()).join('\n\n');
}

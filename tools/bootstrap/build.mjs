import { join } from 'node:path';
import { run } from './run.mjs';
import { root } from './workspace.mjs';

/** Builds what changed since the last time; Nx keeps the rest in its cache. */
export async function build() {
  await run(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--output-style=static'], {
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_INTERACTIVE: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

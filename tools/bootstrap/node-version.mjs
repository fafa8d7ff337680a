import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './say.mjs';
import { root } from './workspace.mjs';

/** Ends with one sentence when this Node is older than package.json's `engines` says. */
export function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace(/[^\d.]/g, '');
  if (compare(process.versions.node, wanted) < 0) fail(`Vigie needs Node ${wanted} or newer; this is ${process.versions.node}.`);
}

function compare(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part++) if ((a[part] ?? 0) !== (b[part] ?? 0)) return (a[part] ?? 0) - (b[part] ?? 0);
  return 0;
}

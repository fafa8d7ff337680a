import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The references of all services, made from the same built code that the suite runs, once for the whole end-to-end run. */
export default function setUp(_global: unknown, project: { rootDir: string }): void {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-references-'));
  execFileSync(process.execPath, [join(project.rootDir, 'tools/dist/references/main.js'), folder], { env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'silent' }, stdio: ['ignore', 'ignore', 'inherit'] });
  process.env.VIGIE_TEST_REFERENCES = folder;
}

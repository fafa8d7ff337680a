import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Servers from '../servers/servers.js';

/** One PostgreSQL, one nats-server and one folder of APIs' references for the whole medium run; workers find them by environment variable. */
export default async function setUp(_global: unknown, project: { rootDir: string }): Promise<void> {
  const { startNats, startPostgres } = require('../servers/servers.ts') as typeof Servers;
  const [postgres, nats] = await Promise.all([startPostgres(project.rootDir), startNats()]);
  process.env.VIGIE_TEST_POSTGRES = postgres.url;
  process.env.VIGIE_TEST_NATS = nats.url;
  process.env.VIGIE_TEST_REFERENCES = mkdtempSync(join(tmpdir(), 'vigie-references-'));
  Object.assign(globalThis, { vigieTestServers: [postgres, nats] });
}

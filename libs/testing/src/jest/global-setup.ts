import type * as Servers from '../servers/servers.js';

/** One PostgreSQL and one nats-server for the whole medium run; workers find them by environment variable. */
export default async function setUp(_global: unknown, project: { rootDir: string }): Promise<void> {
  const { startNats, startPostgres } = require('../servers/servers.ts') as typeof Servers;
  const [postgres, nats] = await Promise.all([startPostgres(project.rootDir), startNats()]);
  process.env.VIGIE_TEST_POSTGRES = postgres.url;
  process.env.VIGIE_TEST_NATS = nats.url;
  Object.assign(globalThis, { vigieTestServers: [postgres, nats] });
}

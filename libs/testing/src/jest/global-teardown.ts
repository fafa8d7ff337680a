import { rmSync } from 'node:fs';
import type { TestServer } from '../servers/servers.js';

export default async function tearDown(): Promise<void> {
  const { vigieTestServers = [] } = globalThis as { vigieTestServers?: TestServer[] };
  await Promise.all(vigieTestServers.map((server) => server.stop()));
  const references = process.env.VIGIE_TEST_REFERENCES;
  if (references) rmSync(references, { recursive: true, force: true });
}

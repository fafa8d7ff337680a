import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startPostgres } from './servers.js';
import type { PostgresPlace, TestServer } from './servers.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A PostgreSQL of one spec's own, which may be killed and comes back with what it had. Databases of the spec are made in it from then on. */
export class MortalPostgres {
  private constructor(private readonly place: PostgresPlace, private server: TestServer, private readonly common: string | undefined) {}

  static async start(): Promise<MortalPostgres> {
    const place = { port: await freePort(), directory: mkdtempSync(join(tmpdir(), 'vigie-postgres-')) };
    const server = await startPostgres(root, place);
    const made = new MortalPostgres(place, server, process.env.VIGIE_TEST_POSTGRES);
    process.env.VIGIE_TEST_POSTGRES = server.url;
    return made;
  }

  /** As a crash does it: no word to whoever is connected. */
  async kill(): Promise<void> {
    const { process: child } = this.server;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.ref();
    child.kill('SIGKILL');
    await gone;
  }

  async comeBack(): Promise<void> {
    this.server = await startPostgres(root, this.place);
  }

  /** Ends it for good; databases are made in the common one again. */
  async dispose(): Promise<void> {
    process.env.VIGIE_TEST_POSTGRES = this.common;
    await this.server.stop();
    rmSync(this.place.directory, { recursive: true, force: true });
  }
}

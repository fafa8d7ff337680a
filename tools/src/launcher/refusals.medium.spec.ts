import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@vigie/testing';
import { workspaceRoot } from '../installation/paths.js';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built launcher, which is expected to refuse. */
function launch(environment: Record<string, string>, args: string[] = []): Promise<Ended> {
  const child = spawn(process.execPath, [join(workspaceRoot, 'tools/dist/launcher/main.js'), ...args], { env: { PATH: process.env.PATH, ...environment } });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => { ended.stdout += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { ended.stderr += chunk.toString(); });
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
}

describe('a start that cannot work', () => {
  let data: string;
  let port: string;

  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'vigie-refusal-'));
    port = String(await freePort());
  });

  afterEach(() => rmSync(data, { recursive: true, force: true }));

  const refuses = async (environment: Record<string, string>, sentence: RegExp): Promise<void> => {
    const { code, stderr } = await launch({ VIGIE_DATA: data, VIGIE_PORT: port, ...environment });
    expect(stderr.trim()).toMatch(sentence);
    expect([code, stderr.trim().split('\n')]).toEqual([1, [expect.any(String)]]);
  };

  it('says which port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const taken = String((other.address() as AddressInfo).port);
    await refuses({ VIGIE_PORT: taken }, new RegExp(`^Port ${taken} on localhost is in use; free it, or choose another with VIGIE_PORT\\.$`));
    await new Promise((resolve) => other.close(resolve));
  }, 30_000);

  it('[OP-01] says so too when only ::1 has the port', async () => {
    const other = createServer().listen(0, '::1');
    await new Promise((resolve) => other.once('listening', resolve));
    const taken = String((other.address() as AddressInfo).port);
    await refuses({ VIGIE_PORT: taken }, new RegExp(`^Port ${taken} on localhost is in use`));
    await new Promise((resolve) => other.close(resolve));
  }, 30_000);

  it.each<Record<string, string>>([{ NATS_URL: 'nats://127.0.0.1:9' }, { DATABASE_URL: 'postgres://x@127.0.0.1:9/x' }, { PATH: '/nowhere' }, { VIGIE_PUBLIC_URL: 'https://h/vms' }])('[OP-01] leaves nothing behind: %j', async (environment) => {
    const fresh = join(data, 'fresh');
    const { code } = await launch({ VIGIE_DATA: fresh, VIGIE_PORT: port, ...environment });
    expect([code, existsSync(fresh)]).toEqual([1, false]);
  }, 30_000);

  it('says which tool is missing', async () => {
    mkdirSync(join(data, 'bin'));
    await refuses({ PATH: join(data, 'bin'), DATABASE_URL: process.env.VIGIE_TEST_POSTGRES ?? '' }, /^nats-server is missing: install it/);
  }, 30_000);

  it('says that the database does not answer, without its password', async () => {
    await refuses({ DATABASE_URL: `postgres://x:secret-word@127.0.0.1:${await freePort()}/x` }, /^(?!.*secret-word)The database does not answer: .*ECONNREFUSED/);
  }, 30_000);

  it('says that the data folder of PostgreSQL is broken', async () => {
    mkdirSync(join(data, 'postgres'));
    writeFileSync(join(data, 'postgres/PG_VERSION'), '18');
    await refuses({}, /^PostgreSQL does not start on .*postgres: .*postgresql\.conf/);
  }, 30_000);

  it('says that NATS does not answer', async () => {
    await refuses({ NATS_URL: `nats://127.0.0.1:${await freePort()}`, DATABASE_URL: process.env.VIGIE_TEST_POSTGRES ?? '' }, /^nats-server does not answer at 127\.0\.0\.1/);
  }, 30_000);

  it('says that the data folder cannot be made', async () => {
    writeFileSync(join(data, 'file'), '');
    await refuses({ VIGIE_DATA: join(data, 'file') }, /not a directory|file already exists/);
  }, 30_000);
});

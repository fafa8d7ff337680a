import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { logEntryWritten } from '@vigie/contracts';
import type { LogEntryWritten } from '@vigie/contracts';
import { encodeFact, NatsLink } from '@vigie/platform/messaging';
import { messageId } from '@vigie/platform/persistence';
import { workspaceRoot } from '../installation/paths.js';
import { startBenchServers } from './bench-servers.js';
import { endChild } from './end-child.js';
import { percentile } from './row.js';
import type { Row } from './row.js';

const entries = 60_000;
const rounds = 3;
const least = 0.4;

/** An entry as services write them, each with another user, camera and time. */
function entry(site: string, number: number): LogEntryWritten {
  const user = String(number % 500).padStart(12, '0');
  const camera = String(number % 2_000).padStart(12, '0');
  return {
    id: messageId(), time: new Date(1_790_000_000_000 + number).toISOString(), site, service: 'mobile-server', log: number % 4 === 0 ? 'administration' : 'audit',
    category: 'media', operation: number % 3 === 0 ? 'camera.live' : 'camera.playedBack', user: { id: `00000000-0000-4000-8000-${user}`, name: `Operator ${user}`, kind: 'user' },
    object: { type: 'cameras', id: `00000000-0000-4000-9000-${camera}`, name: `Camera ${camera}` }, privilege: 'camera.playback', outcome: number % 50 === 0 ? 'refused' : 'success',
    clientAddress: '192.0.2.10', details: { from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T10:05:00.000Z', role: 'Night shift' },
  };
}

/** Puts the entries into JetStream as the relay of a service would. */
async function publish(link: NatsLink, site: string): Promise<void> {
  const subject = logEntryWritten.subject(site, 'mobile-server');
  for (let at = 0; at < entries; at += 500) {
    await Promise.all(Array.from({ length: Math.min(500, entries - at) }, (_, index) => {
      const payload = entry(site, at + index);
      const row = { id: String(at + index + 1), message_id: payload.id, subject, type: logEntryWritten.type('mobile-server'), payload: JSON.stringify(payload), traceparent: null, created_at: new Date() };
      return link.js.publish(subject, encodeFact(row), { msgID: payload.id });
    }));
  }
}

const logServer = (environment: Record<string, string>, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(workspaceRoot, 'apps/log-server/dist/main.js'), ...args], { stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...environment } });

async function until(what: string, reached: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 120_000; !(await reached().catch(() => false));) {
    if (Date.now() > deadline) throw new Error(`${what} took too long`);
    await pause(100);
  }
}

/** Entries per second between the start of the first batch and the start of the last. */
async function intakeRate(database: pg.Client): Promise<number> {
  const { rows: [row] } = await database.query<{ taken: string; seconds: string }>(
    `SELECT count(*) FILTER (WHERE received_at < (SELECT max(received_at) FROM log_entries WHERE operation LIKE 'camera.%')) AS taken,
            extract(epoch FROM max(received_at) - min(received_at)) AS seconds FROM log_entries WHERE operation LIKE 'camera.%'`);
  return Number(row?.taken) / Number(row?.seconds);
}

/** Rows per second of one COPY of what the log holds, into a plain table. */
async function bareCopyRate(database: pg.Client, indexes: boolean): Promise<number> {
  const text: Buffer[] = [];
  for await (const chunk of database.query(copyTo('COPY (SELECT * FROM log_entries ORDER BY sequence) TO STDOUT')) as AsyncIterable<Buffer>) text.push(chunk);
  await database.query(`DROP TABLE IF EXISTS bare; CREATE TABLE bare (LIKE log_entries ${indexes ? 'INCLUDING INDEXES' : ''})`);
  const start = performance.now();
  await pipeline(Readable.from(text), database.query(copyFrom('COPY bare FROM STDIN')));
  const seconds = (performance.now() - start) / 1_000;
  const { rows: [row] } = await database.query<{ count: string }>('SELECT count(*) FROM bare');
  return Number(row?.count) / seconds;
}

const median = (numbers: number[]): number => percentile(numbers, 0.5);

export const name = 'log-intake';

/** From JetStream into the sealed table: decoded, chained by hash, written once in effect; beside COPY of the same rows. */
export async function run(): Promise<Row[]> {
  const servers = await startBenchServers();
  const keys = mkdtempSync(join(tmpdir(), 'vigie-bench-key-'));
  const running: ChildProcess[] = [];
  try {
    const [through, bare, indexed]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const site = randomUUID();
      const url = await servers.database(`log${round}`);
      const environment = { SITE_ID: site, DATABASE_URL: url, MIGRATION_DATABASE_URL: url, NATS_URL: servers.natsUrl, SYSTEM_KEY_FILE: join(keys, 'system-key') };
      const link = await NatsLink.open(servers.natsUrl, 'bench');
      // Once to make the tables and the stream, then again to find it full.
      const first = logServer(environment);
      running.push(first);
      await until('the start', async () => (await link.jsm.streams.info(`facts-${site}`)).state.messages >= 0);
      await endChild(first);
      await publish(link, site);
      await link.close();
      const second = logServer(environment);
      running.push(second);
      const database = new pg.Client({ connectionString: url });
      await database.connect();
      await until('the intake', async () => Number((await database.query<{ sequence: string }>('SELECT sequence FROM log_head')).rows[0]?.sequence) >= entries);
      await endChild(second);
      through.push(await intakeRate(database));
      bare.push(await bareCopyRate(database, false));
      indexed.push(await bareCopyRate(database, true));
      await database.end();
    }
    // The same work for PostgreSQL: the table of the log with its indexes, without messages, chain and "once in effect".
    const ratio = median(through) / median(indexed);
    return [
      { name: `log: bare COPY of the same ${entries} rows into the same table and indexes`, measured: median(indexed), unit: 'rows/s' },
      { name: 'log: JetStream into the sealed table', measured: median(through), unit: 'entries/s', limit: least * median(indexed), ratio, ok: ratio >= least },
      { name: 'log: bare COPY into a table without any index', measured: median(bare), unit: 'rows/s' },
      { name: 'log: JetStream into the sealed table, beside that', measured: median(through), unit: 'entries/s', ratio: median(through) / median(bare) },
    ];
  } finally {
    await Promise.all(running.map((child) => endChild(child)));
    await servers.stop();
    rmSync(keys, { recursive: true, force: true });
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, integration, Suite } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';
import { allOf } from './support/all-of.js';
import { IncidentFeed } from './support/incident-feed.js';
import { Writer } from './support/writer.js';

const copies = ['incident-manager', 'incident-manager-2', 'incident-manager-3'];

describe('three copies of the incident-manager', () => {
  let suite: Suite;
  let api: Api;

  beforeAll(async () => {
    suite = await Suite.start({ args: ['--empty'], environment: { VIGIE_COPIES: 'incident-manager=3' } });
    api = await integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());
  }, 240_000);

  afterAll(() => suite?.dispose(), 60_000);

  it('[IM-58] killed one by one under load lose and double no write, and live updates go on', async () => {
    const writers = ['a', 'b', 'c'].map((name) => new Writer(api, `copy ${name}`));
    const feeds = await Promise.all(copies.map(() => IncidentFeed.open(suite.url, api)));
    const acknowledged = (): string[] => writers.flatMap((writer) => writer.acknowledged);
    await eventually(() => acknowledged().length > 15, { deadline: 30_000 });
    for (const copy of copies) {
      const before = suite.pidOf(copy);
      suite.signal(copy, 'SIGKILL');
      const during = acknowledged().length;
      // The others go on meanwhile.
      await eventually(() => acknowledged().length > during + 10, { deadline: 30_000 });
      await eventually(() => suite.pidOf(copy) !== before, { deadline: 30_000 });
    }
    const before = new Set(acknowledged());
    await eventually(() => acknowledged().length > before.size + 15, { deadline: 60_000 });
    await Promise.all(writers.map((writer) => writer.stop()));

    const projects = await allOf(api, "/incidentProjects?description=startsWith:'copy '");
    const ids = projects.map(({ id }) => id);
    expect(new Set(projects.map(({ description }) => description)).size).toBe(projects.length);
    expect(new Set(projects.map(({ number }) => number)).size).toBe(projects.length);
    expect(ids).toEqual(expect.arrayContaining(acknowledged()));
    // What was written after the last kill reaches every client that was there all along.
    const late = acknowledged().filter((id) => !before.has(id));
    expect(late.length).toBeGreaterThan(15);
    for (const feed of feeds) await eventually(() => late.every((id) => feed.projects.has(id)), { deadline: 20_000 });
    for (const feed of feeds) feed.close();
    await eventually(async () => {
      const entries = await allOf(api, "/logEntries?operation='incidentProject.created'&orderBy=asc:'time'");
      const logged = entries.map(({ object }) => (object as Item).id);
      expect(logged.sort()).toEqual([...ids].sort());
    }, { deadline: 60_000, every: 500 });
  }, 240_000);
});

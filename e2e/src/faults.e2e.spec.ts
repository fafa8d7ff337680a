import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@vigie/contracts';
import { eventually, integration, Suite, vigie } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';
import { allOf } from './support/all-of.js';
import { Writer } from './support/writer.js';

const victims = [...services, 'nats-server', 'postgres'] as const;

describe('kill -9', () => {
  let suite: Suite;
  let api: Api;

  beforeAll(async () => {
    suite = await Suite.start({ args: ['--empty'] });
    api = await integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());
  }, 240_000);

  afterAll(() => suite?.dispose(), 60_000);

  it.each(victims)('[IM-55] [LG-05] of %s loses no acknowledged write and does nothing twice', async (victim) => {
    const writer = new Writer(api, `during ${victim}`);
    await eventually(() => writer.acknowledged.length > 5, { deadline: 30_000 });
    const before = suite.pidOf(victim);
    suite.signal(victim, 'SIGKILL');
    await eventually(() => suite.pidOf(victim) !== before, { deadline: 30_000 });
    const returned = writer.acknowledged.length;
    await eventually(() => writer.acknowledged.length > returned + 5, { deadline: 60_000 });
    await writer.stop();

    const projects = await allOf(api, `/incidentProjects?description=startsWith:'during ${victim} '`);
    const ids = projects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(projects.map(({ description }) => description)).size).toBe(projects.length);
    expect(ids).toEqual(expect.arrayContaining(writer.acknowledged));
    await eventually(async () => {
      const entries = await allOf(api, "/logEntries?operation='incidentProject.created'&orderBy=asc:'time'");
      const logged = entries.map(({ object }) => (object as Item).id).filter((id) => ids.includes(id));
      expect(logged.sort()).toEqual([...ids].sort());
    }, { deadline: 60_000, every: 500 });
  }, 180_000);

  it('[LG-04] leaves a log that verifies', async () => {
    const { status, stderr } = await vigie(suite, ['log', 'verify']);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('a broken address gives the camera a clear state and an event, and the rest goes on', async () => {
    const camera = await api.create('/cameras', { name: 'Nowhere', address: 'rtsp://127.0.0.1:9/none' });
    await eventually(async () => {
      const alarms = await api.list("/alarms?orderBy=desc:'time'");
      expect(alarms.map(({ source }) => (source as Item | undefined)?.id)).toContain(camera.id);
    }, { deadline: 45_000, every: 500 });
    expect(await api.list('/incidentProjects?size=1')).toHaveLength(1);
  }, 90_000);

  it('bad input is refused by code, changes nothing and says nothing of the inside', async () => {
    const [project] = await api.list('/incidentProjects?size=1');
    const attempts: [number[], string, object][] = [
      [[400], "/incidentProjects?password='x'", {}],
      [[400], "/cameras?orderBy=asc:'name desc; drop'", {}],
      [[404], `/cameras/${project?.id}`, {}],
      [[400], '/incidentProjects', { method: 'POST', body: { description: 7 } }],
      [[413], '/incidentProjects', { method: 'POST', body: { description: 'x'.repeat(10_000_000) } }],
      [[400, 403, 404], '/incidentProjects', { method: 'POST', body: { type: { type: 'incidentTypes', id: '00000000-0000-4000-8000-00000000dead' } } }],
    ];
    for (const [statuses, path, options] of attempts) {
      const answer = await api.call(path, options);
      expect([path.slice(0, 60), statuses.includes(answer.status) || answer.status]).toEqual([path.slice(0, 60), true]);
      expect(answer.body.error?.details[0]?.errorTextId).toMatch(/^[a-zA-Z]+(\.[a-zA-Z]+)+$/);
      expect(answer.bytes.toString()).not.toMatch(/select |node_modules|at .*\.js:\d+/i);
    }
    expect(await api.list("/incidentProjects?description='x';drop table incident_projects;--'")).toEqual([]);
    expect(await api.list('/incidentProjects?size=1')).toEqual([project]);
  });
});

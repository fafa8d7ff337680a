import { jetstream } from '@nats-io/jetstream';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, startNats, TcpProxy } from '@vigie/testing';
import type { TestServer } from '@vigie/testing';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';

/** Operations of the log entries that JetStream holds, oldest first: what the log-server will hear. */
async function delivered(world: IncidentWorld): Promise<string[]> {
  const stream = await jetstream(world.connection).streams.get(`log-${world.site}`);
  const { state: { last_seq: last } } = await stream.info();
  const operations: string[] = [];
  for (let sequence = 1; sequence <= last; sequence += 1) {
    const message = await stream.getMessage({ seq: sequence });
    if (message?.subject.endsWith('logEntry.written.v1')) operations.push(message.json<{ data: { operation: string } }>().data.operation);
  }
  return operations;
}

describe('when others are away', () => {
  it('[IM-55] works on without the log-server and without NATS, and every entry arrives later, once and in order', async () => {
    const storeDirectory = mkdtempSync(join(tmpdir(), 'vigie-incident-nats-'));
    let nats: TestServer = await startNats({ storeDirectory });
    const port = Number(new URL(nats.url).port);
    const world = await IncidentWorld.open({ RECORDING_QUESTION_MS: '200' }, nats.url);
    try {
      await world.operator.create('/incidentProjects', { title: 'Before' });
      await eventually(async () => (await delivered(world)).length === 1, { deadline: 20_000 });
      await nats.stop();
      const span = { camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end };
      const { id } = await world.operator.create('/incidentProjects', { title: 'During', sequences: [span] });
      await world.operator.expect(200, `/incidentProjects/${id}?task=GenerateReport`, { method: 'POST', body: { format: 'json' } });
      await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
      nats = await startNats({ port, storeDirectory });
      await eventually(async () => (await delivered(world)).length === 4, { deadline: 30_000, every: 100 });
      expect(await delivered(world)).toEqual(['incidentProject.created', 'incidentProject.created', 'incidentReport.generated', 'incidentProject.deleted']);
    } finally {
      await world.close();
      await nats.stop();
      rmSync(storeDirectory, { recursive: true, force: true });
    }
  }, 2 * patience);
});

describe('when the database cannot be reached', () => {
  let world: IncidentWorld;
  let proxy: TcpProxy;
  let project: string;
  let comment: string;

  beforeAll(async () => {
    world = await IncidentWorld.open();
    proxy = await TcpProxy.to(world.database.applicationUrl);
    const copy = await world.start({ DATABASE_URL: proxy.rewrite(world.database.applicationUrl) });
    const { id } = await world.operator.create('/incidentProjects', {});
    project = `/incidentProjects/${id}`;
    comment = (await world.operator.create(`${project}/comments`, { text: 'Kept' })).id;
    world.operator = world.as(world.operatorPerson, copy);
    await world.operator.get(project);
  }, patience);
  afterEach(() => proxy.mend());
  afterAll(async () => {
    await world.close();
    await proxy.close();
  }, patience);

  const span = () => ({ camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end });
  it.each<[string, string, string, () => object | undefined, string]>([
    ['a project that was not created', 'POST', '', () => ({}), 'incident.project.notCreated'],
    ['a sequence that was not added', 'POST', '/sequences', span, 'incident.sequence.notAdded'],
    ['a comment that was not saved', 'POST', '/comments', () => ({ text: 'Lost' }), 'incident.notSaved'],
    ['a comment that was not changed', 'PATCH', '/comments/:comment', () => ({ text: 'Lost' }), 'incident.notSaved'],
    ['a project that was not saved', 'PATCH', '/', () => ({ title: 'Lost' }), 'incident.notSaved'],
    ['a project that was not deleted', 'DELETE', '/', () => undefined, 'incident.action.notCompleted'],
    ['a report that was not generated', 'POST', '?task=GenerateReport', () => ({}), 'incident.report.notGenerated'],
    ['draft sequences that were not deleted', 'DELETE', 'draft', () => undefined, 'incident.sequence.notDeleted'],
  ])('[IM-56] names %s by a code of its own, and nothing was changed', async (_, method, child, body, code) => {
    const state = () => world.rows('SELECT id, version, title, sequence_count, comment_count FROM incident_projects ORDER BY id');
    const before = await state();
    const path = { '': '/incidentProjects', '/': project, draft: '/draftSequences' }[child] ?? `${project}${child.replace(':comment', comment)}`;
    proxy.cut();
    const answer = await world.operator.call(path, { method, body: body(), headers: { 'Accept-Language': 'ja' } });
    expect(refusal(answer)).toEqual([503, code]);
    expect(answer.body.error?.details[0]?.errorText).toMatch(/[ぁ-ん]/);
    proxy.mend();
    await eventually(() => world.operator.get(project), { deadline: 20_000 });
    expect(await state()).toEqual(before);
  }, patience);
});

describe('several copies', () => {
  it('[IM-58] two serve one site: a copy that stops under load loses no acknowledged write and doubles none', async () => {
    const world = await IncidentWorld.open();
    try {
      await world.start();
      const { id } = await world.operator.create('/incidentProjects', {});
      const path = `/incidentProjects/${id}/comments`;
      const acknowledged: string[] = [];
      const write = async (client: number) => {
        for (let count = 0; count < 15; count += 1) {
          const text = `client ${client} comment ${count}`;
          const answer = await world.as(world.operatorPerson, world.services[(client + count) % 2]).call(path, { method: 'POST', body: { text } }).catch(() => undefined);
          if (answer?.status === 201) acknowledged.push(text);
        }
      };
      const writing = Promise.all(Array.from({ length: 6 }, (_, client) => write(client)));
      await eventually(() => acknowledged.length > 15, { deadline: 30_000 });
      await world.services[1]?.stop();
      await writing;
      const kept = (await world.rows('SELECT text FROM comments')).map(({ text }) => String(text));
      expect(kept).toEqual(expect.arrayContaining(acknowledged));
      expect(new Set(kept).size).toBe(kept.length);
      expect(await world.operator.get(`/incidentProjects/${id}`)).toMatchObject({ commentCount: kept.length });
      const told = (await world.told()).filter(({ fact }) => fact === 'incident-manager.comment.added.v1');
      expect(told).toHaveLength(kept.length);
    } finally {
      await world.close();
    }
  }, patience);
});

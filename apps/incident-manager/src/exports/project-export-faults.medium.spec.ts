import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Privilege } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { Retention } from '../retention/retention.service.js';
import { askExport, beginExport, ended, openPackage } from '../testing/export-client.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { RecorderStandIn } from '../testing/recorder-stand-in.js';
import { refusal } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';

const video = randomBytes(1_500_000);

/** A promise that the spec resolves. */
function gate(): { passed: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

describe('an export that meets trouble', () => {
  let recorder: RecorderStandIn;
  let world: IncidentWorld;
  let exporter: Api;
  let person: { id: string; name: string };
  let project: string;

  beforeAll(async () => {
    recorder = await RecorderStandIn.open();
    world = await IncidentWorld.open(settings());
    recorder.join(world);
    recorder.recorded.set(world.gate.id, [{ stream: randomUUID(), streamName: 'Main', video }]);
    person = await world.rights.guard('Erin Exporter', operatorPrivileges, ['camera.view', 'camera.playback', 'camera.export'], [world.gate]);
    exporter = world.as(person);
  }, patience);
  afterAll(async () => {
    await world.close();
    await recorder.stop();
    await rm(join(tmpdir(), `vigie-test-${world.site}`), { recursive: true, force: true });
  }, patience);
  beforeEach(async () => {
    recorder.halfway = () => undefined;
    project = `/incidentProjects/${(await world.admin.create('/incidentProjects', { sequences: [{ camera: { type: 'cameras', id: world.gate.id }, startTime: '2026-11-22T10:00:00Z', endTime: '2026-11-22T10:01:00Z' }] })).id}`;
  });
  afterEach(() => world.rows('DELETE FROM tasks'));

  const settings = (more: Record<string, string> = {}) => ({ RECORDING_SERVER_URL: recorder.url, TASK_BEAT_MS: '500', ...more });
  const chunks = async (id: string) => (await world.rows('SELECT 1 FROM package_chunks WHERE task_id = $1', [id])).length;
  const custody = async () => (await world.admin.list(`${project}/custody`)).length;
  /** Once, and of nothing that was ready to be fetched. */
  const failureLogged = async (id: string, reason: string, times = 1): Promise<void> => {
    const said = (await world.told('logEntry.written.v1')).map(({ payload }) => payload).filter(({ operation, outcome, details }) => operation === 'incidentProject.exported' && outcome === 'failure' && (details as { task: string }).task === id);
    expect(said).toMatchObject(Array.from({ length: times }, () => ({ log: 'audit', reason, privilege: 'incidentProject.export', object: { type: 'incidentProjects' } })));
  };
  const failedWith = async (id: string, code: string): Promise<void> => {
    expect(await ended(exporter, id)).toMatchObject({ state: 'Error', errorTextId: code, errorText: expect.stringMatching(/\S/) as string });
    await failureLogged(id, code);
    expect(refusal(await exporter.call(`/tasks/${id}/package`))).toEqual([409, 'incident.export.notReady']);
    await eventually(async () => (await chunks(id)) === 0);
  };

  it('[IM-58] [IM-31] any copy of the service answers for it and gives the package, also when the one that made it is gone', async () => {
    const [maker, other] = [await world.start(settings()), await world.start(settings())];
    const id = await beginExport(world.as(person, maker), project);
    await ended(world.as(person, other), id);
    await maker.stop();
    const { bytes } = await world.as(person, other).expect(200, `/tasks/${id}/package`);
    expect((await openPackage(bytes)).holds).toBe(true);
    const fingerprints = await Promise.all([world.service, other].map((copy) => world.anonymous(copy).list('/evidenceKeys')));
    expect(fingerprints[0]).toHaveLength(1);
    expect(fingerprints[1]).toEqual(fingerprints[0]);
    await other.stop();
  });

  it('[IM-31] fails where the recording breaks off, and nothing counts as exported', async () => {
    recorder.halfway = (response) => void response.destroy();
    await failedWith(await beginExport(exporter, project), 'incident.export.notCompleted');
    expect(await custody()).toBe(0);
  });

  it('[IM-31] fails where the recording-server is not there', async () => {
    const alone = await world.start(settings({ RECORDING_SERVER_URL: 'http://127.0.0.1:9' }));
    await failedWith(await beginExport(world.as(person, alone), project), 'incident.export.notCompleted');
    await alone.stop();
  });

  it('[IM-31] [IM-58] fails with the copy that stops, and says so; nobody is left waiting', async () => {
    const waiting = gate();
    recorder.halfway = () => waiting.passed;
    const copy = await world.start(settings());
    const id = await beginExport(world.as(person, copy), project);
    await eventually(async () => (await exporter.get(`/tasks/${id}`)).state === 'InProgress');
    await copy.stop();
    waiting.open();
    await failedWith(id, 'incident.export.interrupted');
  });

  it('[IM-31] [IM-58] a copy that was killed leaves neither an eternal task nor an eternal file', async () => {
    const id = randomUUID();
    await world.rows(`INSERT INTO tasks (id, name, project_id, project_number, owner_id, state, progress, beat_at) VALUES ($1, 'ExportProject', $2, '1', $3, 'InProgress', 40, now())`, [id, project.split('/')[2], person.id]);
    await world.rows('INSERT INTO package_chunks (task_id, position, bytes) SELECT $1, number, $2 FROM generate_series(0, 150) AS number', [id, Buffer.alloc(10)]);
    await world.rows(`UPDATE tasks SET beat_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    await failedWith(id, 'incident.export.interrupted');
    await world.rows(`UPDATE tasks SET finished_at = now() - interval '61 minutes' WHERE id = $1`, [id]);
    await eventually(async () => (await exporter.call(`/tasks/${id}`)).status === 404);
  });

  it('[IM-31] a package goes when its hour is over', async () => {
    const id = await beginExport(exporter, project);
    const task = await ended(exporter, id);
    expect(Date.parse((task.package as { expiresAt: string }).expiresAt) - Date.parse(String(task.finishedAt))).toBe(3_600_000);
    await world.rows(`UPDATE tasks SET finished_at = now() - interval '61 minutes' WHERE id = $1`, [id]);
    await eventually(async () => (await chunks(id)) === 0 && (await exporter.call(`/tasks/${id}/package`)).status === 404);
    expect(await custody()).toBe(1);
  });

  it('[IM-31] says that a package was lost, as after a crash of the database, and never gives a part of it', async () => {
    const id = await beginExport(exporter, project);
    await ended(exporter, id);
    await world.rows('DELETE FROM package_chunks WHERE task_id = $1 AND position = 1', [id]);
    expect(refusal(await exporter.call(`/tasks/${id}/package`))).toEqual([410, 'incident.export.lost']);
  });

  it('[IM-31] cleaning up ends one that is under way', async () => {
    const waiting = gate();
    recorder.halfway = () => waiting.passed;
    const id = await beginExport(exporter, project);
    await eventually(async () => (await exporter.get(`/tasks/${id}`)).state === 'InProgress');
    expect(refusal(await exporter.call(`/tasks/${id}/package`))).toEqual([409, 'incident.export.notReady']);
    await exporter.expect(200, `/tasks/${id}?task=TaskCleanup`, { method: 'POST' });
    waiting.open();
    expect((await exporter.call(`/tasks/${id}`)).status).toBe(404);
    await failureLogged(id, 'incident.export.interrupted');
    await ended(exporter, await beginExport(exporter, project));
    expect([await custody(), await chunks(id)]).toEqual([1, 0]);
  });

  it('[IM-31] [IM-33] is not handed out where the project was deleted meanwhile', async () => {
    const waiting = gate();
    recorder.halfway = () => waiting.passed;
    const id = await beginExport(exporter, project);
    await eventually(async () => (await exporter.get(`/tasks/${id}`)).state === 'InProgress');
    await world.admin.expect(200, project, { method: 'DELETE' });
    waiting.open();
    await failedWith(id, 'object.deleted');
  });

  it.each(['deleted', 'expired'])('[IM-31] [IM-33] [IM-09] a package that waits goes with its project: %s', async (how) => {
    const id = await beginExport(exporter, project);
    await ended(exporter, id);
    if (how === 'deleted') await world.admin.expect(200, project, { method: 'DELETE' });
    else {
      await world.rows(`UPDATE incident_projects SET created_at = now() - interval '30 days' WHERE id = $1`, [project.split('/')[2]]);
      await world.service.app.get(Retention, { strict: false }).expireSome();
    }
    expect((await world.admin.call(project)).status).toBe(410);
    expect(await ended(exporter, id)).toMatchObject({ state: 'Error', errorTextId: 'object.deleted' });
    expect(refusal(await exporter.call(`/tasks/${id}/package`))).toEqual([409, 'incident.export.notReady']);
    await eventually(async () => (await chunks(id)) === 0);
    await failureLogged(id, 'object.deleted', 0);
    expect(JSON.stringify(await exporter.get(`/tasks/${id}`))).not.toContain('fingerprint');
  });

  it('[IM-31] [IM-58] one that another copy gave up clears up after itself', async () => {
    recorder.recorded.set(world.vault.id, [{ stream: randomUUID(), streamName: 'Main', video }]);
    const waiting = gate();
    let files = 0;
    recorder.halfway = () => ((files += 1) === 2 ? waiting.passed : undefined);
    const span = { startTime: '2026-11-22T10:00:00Z', endTime: '2026-11-22T10:01:00Z' };
    const { id: two } = await world.admin.create('/incidentProjects', { sequences: [world.gate, world.vault].map(({ id: camera }) => ({ camera: { type: 'cameras', id: camera }, ...span })) });
    const id = await beginExport(world.admin, `/incidentProjects/${two}`);
    await eventually(async () => (await chunks(id)) > 0);
    await world.rows(`UPDATE tasks SET state = 'Error', error_code = 'incident.export.interrupted', finished_at = now() WHERE id = $1`, [id]);
    waiting.open();
    await eventually(async () => (await chunks(id)) === 0);
    expect(await world.admin.list(`/incidentProjects/${two}/custody`)).toEqual([]);
  });

  it.each<[string, Privilege[]]>([
    ['seeing projects', ['incidentProject.view']], ['seeing sequences', ['incidentSequence.view']], ['exporting', ['incidentProject.export']],
  ])('[IM-31] [IM-50] is neither finished nor fetched where the right of %s ended meanwhile', async (_, taken) => {
    const holds = (privileges: Privilege[]) => world.rights.holder('Gone In Part', [
      [privileges, { kind: 'everything' }], [['camera.view', 'camera.playback', 'camera.export'], { kind: 'entities', ids: [world.gate.id] }],
    ], part.id);
    const part = await world.rights.guard('Gone In Part', operatorPrivileges, ['camera.view', 'camera.playback', 'camera.export'], [world.gate]);
    const left = operatorPrivileges.filter((privilege) => !taken.includes(privilege));
    const done = await beginExport(world.as(part), project);
    await ended(world.as(part), done);
    const waiting = gate();
    recorder.halfway = () => waiting.passed;
    const id = await beginExport(world.as(part), project);
    await eventually(async () => (await world.as(part).get(`/tasks/${id}`)).state === 'InProgress');
    await holds(left);
    waiting.open();
    expect(await ended(world.as(part), id)).toMatchObject({ state: 'Error', errorTextId: 'access.refused' });
    expect(refusal(await world.as(part).call(`/tasks/${done}/package`))).toEqual([403, 'access.refused']);
    await holds(operatorPrivileges);
    expect((await world.as(part).call(`/tasks/${done}/package`)).status).toBe(200);
  });

  it('[IM-31] is not handed out where the right ended meanwhile', async () => {
    const guard = await world.rights.guard('Gone Soon', operatorPrivileges, ['camera.view', 'camera.playback', 'camera.export'], [world.gate]);
    const waiting = gate();
    recorder.halfway = () => waiting.passed;
    const id = await beginExport(world.as(guard), project);
    await eventually(async () => (await world.as(guard).get(`/tasks/${id}`)).state === 'InProgress');
    await world.rights.empty(guard);
    await eventually(async () => refusal(await askExport(world.as(guard), project))[0] === 403);
    waiting.open();
    expect(await ended(world.as(guard), id)).toMatchObject({ state: 'Error', errorTextId: 'access.refused' });
    await failureLogged(id, 'access.refused');
    expect(await custody()).toBe(0);
  });

  it('[IM-31] refuses what is too large, and more of them than anybody fetches', async () => {
    const small = await world.start(settings({ EXPORT_MAX_BYTES: '1000000', EXPORT_WORKERS: '1' }));
    await failedWith(await beginExport(world.as(person, small), project), 'incident.export.tooLarge');
    await small.stop();
    for (let made = 0; made < 5; made += 1) await ended(exporter, await beginExport(exporter, project));
    expect(refusal(await askExport(exporter, project))).toEqual([409, 'incident.export.tooMany']);
    const other = await world.rights.guard('Another', operatorPrivileges, ['camera.view', 'camera.playback', 'camera.export'], [world.gate]);
    expect((await askExport(world.as(other), project)).status).toBe(200);
  });

  it('[IM-31] makes a few at once, and the others in their turn', async () => {
    const ids = [await beginExport(exporter, project), await beginExport(exporter, project), await beginExport(exporter, project), await beginExport(exporter, project)];
    for (const id of ids) expect(await ended(exporter, id)).toMatchObject({ state: 'Success' });
    expect(await custody()).toBe(4);
  });
});

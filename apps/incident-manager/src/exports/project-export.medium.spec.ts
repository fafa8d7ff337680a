import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Privilege } from '@vigie/contracts';
import type { Api, Item } from '@vigie/testing';
import { askExport, beginExport, ended, exportBody, openPackage, password } from '../testing/export-client.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { RecorderStandIn } from '../testing/recorder-stand-in.js';
import { refusal, refusedMember } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';

const startTime = '2026-11-22T10:00:00.000Z';
const endTime = '2026-11-22T10:01:00.000Z';
const video = randomBytes(3_000_000);
const mayExport: Privilege[] = ['camera.view', 'camera.playback', 'camera.export'];

describe('exporting a project', () => {
  let recorder: RecorderStandIn;
  let world: IncidentWorld;
  let exporter: Api;
  let person: { id: string; name: string };
  let project: string;

  const sequence = (camera: { id: string }) => ({ camera: { type: 'cameras', id: camera.id }, startTime, endTime });

  beforeAll(async () => {
    recorder = await RecorderStandIn.open();
    world = await IncidentWorld.open({ RECORDING_SERVER_URL: recorder.url, TASK_BEAT_MS: '500' });
    recorder.join(world);
    recorder.recorded.set(world.gate.id, [{ stream: randomUUID(), streamName: 'Main', video }]);
    person = await world.rights.guard('Erin Exporter', operatorPrivileges, mayExport, [world.gate]);
    exporter = world.as(person);
    const { id } = await world.admin.create('/incidentProjects', { title: 'Forklift <b>hit</b> a shelf', sequences: [sequence(world.gate)] });
    project = `/incidentProjects/${id}`;
    await world.admin.create(`${project}/comments`, { text: 'Nobody was hurt' });
  }, patience);
  afterAll(async () => {
    await world.close();
    await recorder.stop();
  }, patience);
  afterEach(async () => {
    for (const { id } of await world.rows(`SELECT id FROM tasks`)) await world.rows('DELETE FROM tasks WHERE id = $1', [id]);
  });

  const entries = async () => (await world.told('logEntry.written.v1')).map(({ payload }) => payload);
  const made = async (api: Api, id: string): Promise<{ bytes: Buffer; task: Item }> => {
    const task = await ended(api, id);
    if (task.state !== 'Success') throw new Error(`the export ended with ${String(task.errorTextId)}`);
    return { task, bytes: (await api.expect(200, `/tasks/${id}/package`)).bytes };
  };

  it('[IM-31] makes one encrypted, signed package of everything in it, that proves itself', async () => {
    const answer = await askExport(exporter, project);
    expect(answer.body.result).toEqual({ state: 'InProgress', path: { type: 'tasks', id: expect.any(String) as string } });
    const { task, bytes } = await made(exporter, (answer.body.result.path as { id: string }).id);
    expect(task).toMatchObject({ name: 'ExportProject', state: 'Success', progress: 100, project: { type: 'incidentProjects', id: project.split('/')[2] } });
    expect(task.package).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), leftOut: [], name: expect.stringMatching(/^incident-\d{8}-\d{4}\.tar\.age$/) as string });
    const opened = await openPackage(bytes);
    const [key] = await world.anonymous().list('/evidenceKeys');
    expect([opened.holds, opened.fingerprint, (task.package as { fingerprint: string }).fingerprint]).toEqual([true, key?.fingerprint, key?.fingerprint]);
    expect(opened.manifest).toMatchObject({ site: { id: world.site }, exportedBy: { id: person.id, name: 'Erin Exporter', kind: 'user' }, reason: 'Request of the court', recipient: 'Police, officer 17', product: { name: 'Vigie' } });
    expect(Object.keys(opened.contents)).toEqual(['README.txt', 'index.html', 'project.json', 'report.html', 'media/001-gate-main.mp4', 'media/001-gate-main.srt', 'manifest.json', 'signature.json']);
    expect(opened.contents['media/001-gate-main.mp4']?.equals(video)).toBe(true);
    expect(opened.manifest.files.find(({ name }) => name.endsWith('.mp4'))?.about).toMatchObject({ camera: { id: world.gate.id, name: 'Gate' }, from: startTime, gaps: [], codec: 'avc1.64001f' });
  });

  it('[IM-31] holds the project as data and as a report, with names of users only where asked for', async () => {
    const [plain, named] = [await openPackage((await made(exporter, await beginExport(exporter, project))).bytes), await openPackage((await made(exporter, await beginExport(exporter, project, { showUserName: true, language: 'fr', timeZone: 'Europe/Paris' }))).bytes)];
    const record = JSON.parse(String(plain.contents['project.json'])) as Record<string, Item[]> & { project: Item };
    expect(record).toMatchObject({ project: { title: 'Forklift <b>hit</b> a shelf' }, comments: [{ text: 'Nobody was hurt' }], sequences: [{ camera: { id: world.gate.id } }] });
    expect(Object.keys(record).sort()).toEqual(['activities', 'calls', 'comments', 'custody', 'holds', 'links', 'project', 'sequences']);
    const report = String(plain.contents['report.html']);
    expect([report.includes('Nobody was hurt'), report.includes('<b>hit'), report.includes('Admin')]).toEqual([true, false, false]);
    expect(String(named.contents['report.html'])).toContain('Admin');
    expect(String(named.contents['report.html'])).toContain('Europe/Paris');
    const without = await openPackage((await made(exporter, await beginExport(exporter, project, { includeReport: false }))).bytes);
    expect(Object.keys(without.contents)).not.toContain('report.html');
  });

  it('[IM-36] [LG-03] is in the chain of custody, in the own log of the project and in the log of the site, whose entry outlives the project', async () => {
    const { id } = await world.admin.create('/incidentProjects', { sequences: [sequence(world.gate)] });
    const own = `/incidentProjects/${id}`;
    const before = (await entries()).length;
    const { task } = await made(exporter, await beginExport(exporter, own));
    const { sha256, bytes, fingerprint } = task.package as { sha256: string; bytes: number; fingerprint: string };
    const [entry] = await world.admin.list(`${own}/custody?orderBy=desc:'number'&size=1`);
    expect(entry).toMatchObject({ kind: 'export', recipient: 'Police, officer 17', purpose: 'Request of the court', form: 'copy', by: { id: person.id }, details: { sha256, bytes, fingerprint }, intact: true });
    const [step] = await world.admin.list(`${own}/activities?orderBy=desc:'time'&size=1`);
    expect(step).toMatchObject({ operation: 'project.exported', user: { id: person.id } });
    await world.admin.expect(200, own, { method: 'DELETE' });
    const said = (await entries()).slice(before).filter(({ object }) => (object as Item).id === id);
    expect(said.map(({ operation }) => operation)).toEqual(['incidentProject.exported', 'incidentProject.packageFetched', 'incidentProject.deleted']);
    expect(said[0]).toMatchObject({
      log: 'audit', outcome: 'success', privilege: 'incidentProject.export', reason: 'Request of the court', user: { id: person.id, name: 'Erin Exporter', kind: 'user' },
      details: { sha256, bytes, fingerprint, recipient: 'Police, officer 17', purpose: 'Request of the court', hash: entry?.hash },
    });
  });

  it('[LG-03] every fetch of a package is in the log of the site before its first byte leaves, and none that is refused', async () => {
    const id = await beginExport(exporter, project);
    const { task } = await made(exporter, id);
    const before = (await entries()).length;
    for (let fetch = 0; fetch < 2; fetch += 1) await exporter.expect(200, `/tasks/${id}/package`);
    await exporter.expect(200, `/tasks/${id}?task=AllowDownload`, { method: 'POST' });
    expect((await world.admin.call(`/tasks/${id}/package`)).status).toBe(404);
    const said = (await entries()).slice(before).filter(({ operation }) => operation === 'incidentProject.packageFetched');
    const { sha256, fingerprint } = task.package as { sha256: string; fingerprint: string };
    expect(said).toMatchObject([1, 2].map(() => ({ outcome: 'success', user: { id: person.id }, object: { id: project.split('/')[2] }, details: { task: id, sha256, fingerprint } })));
  });

  it('[IM-29] [IM-36] the report and its chain of custody name the key that the site signs with', async () => {
    const { task } = await made(exporter, await beginExport(exporter, project));
    const { fingerprint } = task.package as { fingerprint: string };
    const { bytes } = await world.admin.expect(200, `${project}?task=GenerateReport`, { method: 'POST', body: { format: 'html' } });
    const html = bytes.toString();
    expect([html.includes(`signs evidence with the key ${fingerprint}`), html.includes(`signed with the key ${fingerprint}`)]).toEqual([true, true]);
  });

  it('[IM-31] the password is kept nowhere, and nothing waits in plain text', async () => {
    await made(exporter, await beginExport(exporter, project));
    const tables = ['tasks', 'custody_entries', 'activities', 'outbox', 'evidence_keys'];
    const texts: Record<string, unknown>[] = [];
    for (const table of tables) texts.push(...await world.rows(`SELECT t::text AS text FROM ${table} t`));
    expect(texts.some(({ text }) => String(text).includes(password))).toBe(false);
    const chunks = Buffer.concat((await world.rows('SELECT bytes FROM package_chunks ORDER BY position')).map(({ bytes }) => bytes as Buffer));
    for (const plain of ['Nobody was hurt', 'Forklift', 'PRIVATE KEY', video.subarray(1_000, 1_032)]) expect(chunks.includes(plain)).toBe(false);
    await expect(openPackage(chunks, `${password}!`)).rejects.toThrow(expect.objectContaining({ code: 'wrongPassword' }));
  });

  it('[IM-31] asks for recordings in the name of the person who exports', async () => {
    const before = recorder.planned.length;
    await made(exporter, await beginExport(exporter, project));
    expect(recorder.planned.slice(before)).toEqual([{ camera: world.gate.id, by: person.id }]);
  });

  const without = (...privileges: Privilege[]) => operatorPrivileges.filter((one) => !privileges.includes(one));
  it.each<[string, Privilege[], Privilege[], [number, string]]>([
    ['incidentProject.export', without('incidentProject.export'), mayExport, [403, 'access.refused']],
    ['incidentProject.view', without('incidentProject.view'), mayExport, [403, 'access.refused']],
    ['incidentSequence.view', without('incidentSequence.view'), mayExport, [403, 'access.refused']],
    ['incidentReport.generate', without('incidentReport.generate'), mayExport, [403, 'access.refused']],
    ['camera.export', operatorPrivileges, ['camera.view', 'camera.playback'], [403, 'incident.export.sequencesRefused']],
    ['camera.playback', operatorPrivileges, ['camera.view', 'camera.export'], [403, 'incident.export.sequencesRefused']],
  ])('[IM-31] [IM-50] takes the right "%s"', async (_, privileges, onCameras, expected) => {
    const tasks = (await world.rows('SELECT id FROM tasks')).length;
    const other = world.as(await world.rights.guard('Nearly', privileges, onCameras, [world.gate]));
    expect(refusal(await askExport(other, project))).toEqual(expected);
    expect((await world.rows('SELECT id FROM tasks')).length).toBe(tasks);
  });

  it('[IM-50] parts that the caller may not see do not leave', async () => {
    const few = world.as(await world.rights.guard('Few', without('incidentComment.view', 'incidentActivity.view', 'incidentCustody.view', 'incidentReport.generate'), mayExport, [world.gate]));
    const { contents } = await openPackage((await made(few, await beginExport(few, project, { includeReport: false }))).bytes);
    expect(Object.keys(JSON.parse(String(contents['project.json'])) as object).sort()).toEqual(['calls', 'holds', 'links', 'project', 'sequences']);
    expect(String(contents['project.json'])).not.toContain('Nobody was hurt');
  });

  it('[IM-31] names what may not be exported and does nothing, or leaves it out and says so', async () => {
    const { id } = await world.admin.create('/incidentProjects', { sequences: [sequence(world.gate), sequence(world.vault)] });
    const viewer = world.as(await world.rights.holder('Vic', [
      [operatorPrivileges, { kind: 'everything' }], [mayExport, { kind: 'entities', ids: [world.gate.id] }], [['camera.view'], { kind: 'entities', ids: [world.vault.id] }],
    ]));
    const answer = await askExport(viewer, `/incidentProjects/${id}`);
    expect([refusal(answer), refusedMember(answer)]).toEqual([[403, 'incident.export.sequencesRefused'], 'sequences']);
    expect(answer.body.error?.details[0]?.errorText).toContain('Vault');
    const { task, bytes } = await made(viewer, await beginExport(viewer, `/incidentProjects/${id}`, { skipRefused: true }));
    expect((task.package as { leftOut: object[] }).leftOut).toEqual([expect.objectContaining({ camera: expect.objectContaining({ id: world.vault.id }) as object, reason: 'notAllowed' })]);
    const opened = await openPackage(bytes);
    expect(opened.manifest.leftOut).toEqual([expect.objectContaining({ camera: { id: world.vault.id, name: 'Vault' }, startTime, reason: 'notAllowed' })]);
    expect(Object.keys(opened.contents).filter((name) => name.startsWith('media/'))).toEqual(['media/001-gate-main.mp4', 'media/001-gate-main.srt']);
  });

  it('[IM-31] [IM-50] neither takes nor names sequences of cameras that the caller may not see', async () => {
    const { id } = await world.admin.create('/incidentProjects', { sequences: [sequence(world.gate), sequence(world.vault)] });
    const { task, bytes } = await made(exporter, await beginExport(exporter, `/incidentProjects/${id}`));
    const opened = await openPackage(bytes);
    const told = JSON.stringify([task, opened.manifest, ...Object.values(opened.contents).map((content) => content.toString('latin1'))]);
    expect([told.includes(world.gate.id), told.includes(world.vault.id), told.includes('Vault')]).toEqual([true, false, false]);
  });

  it('[IM-31] says of a sequence without a recording that there is none', async () => {
    const { id } = await world.admin.create('/incidentProjects', { sequences: [sequence(world.vault)] });
    const { bytes } = await made(world.admin, await beginExport(world.admin, `/incidentProjects/${id}`));
    expect((await openPackage(bytes)).manifest.leftOut).toEqual([expect.objectContaining({ reason: 'notRecorded' })]);
  });

  it.each([
    ['a short password', { password: 'eleven char' }, 'password'], ['no password', { password: undefined }, 'password'], ['no reason', { reason: ' ' }, 'reason'],
    ['a time zone that is none', { timeZone: 'Mars/Base' }, 'timeZone'], ['a long recipient', { recipient: 'x'.repeat(257) }, 'recipient'],
  ])('[IM-31] refuses %s', async (_, more, property) => {
    const answer = await askExport(exporter, project, exportBody(more));
    expect([refusal(answer), refusedMember(answer)]).toEqual([[400, 'request.invalid'], property]);
    expect(JSON.stringify(answer.body)).not.toContain('eleven char');
  });

  it('[IM-31] refuses what it does not know', async () => {
    expect(refusal(await askExport(exporter, project, exportBody({ format: 'avi' })))).toEqual([400, 'request.unknownMember']);
    expect(refusal(await askExport(exporter, `/incidentProjects/${randomUUID()}`))).toEqual([404, 'object.notFound']);
  });

  it('[IM-31] [IM-50] belongs to the person who made it, and to nobody else', async () => {
    const id = await beginExport(exporter, project);
    await ended(exporter, id);
    for (const [method, path] of [['GET', ''], ['GET', '/package'], ['POST', '?task=TaskCleanup']] as const) {
      expect(refusal(await world.admin.call(`/tasks/${id}${path}`, { method }))).toEqual([404, 'object.notFound']);
      expect((await world.anonymous().call(`/tasks/${id}${path}`, { method })).status).toBe(401);
    }
    expect((await exporter.call(`/tasks/${id}/package`)).status).toBe(200);
    expect(refusal(await exporter.call(`/tasks/${id}?task=Else`, { method: 'POST' }))).toEqual([400, 'task.unknown']);
    await exporter.expect(200, `/tasks/${id}?task=TaskCleanup`, { method: 'POST' });
    expect(refusal(await exporter.call(`/tasks/${id}`))).toEqual([404, 'object.notFound']);
    expect(await world.rows('SELECT 1 FROM package_chunks WHERE task_id = $1', [id])).toEqual([]);
  });
});

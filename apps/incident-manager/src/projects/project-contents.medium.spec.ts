import { randomUUID } from 'node:crypto';
import type { IncidentOperation } from '@vigie/contracts';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';
import { replay } from './activities/activity.rules.js';
import type { Step } from './activities/activity.rules.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';

describe('what is in a project', () => {
  let world: IncidentWorld;
  let span: { camera: { type: string; id: string }; startTime: string; endTime: string };

  beforeAll(async () => {
    world = await IncidentWorld.open();
    span = { camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end };
  }, patience);
  afterAll(() => world.close(), patience);

  const project = async (body: object = {}): Promise<string> => `/incidentProjects/${(await world.operator.create('/incidentProjects', body)).id}`;
  const operations = async (path: string): Promise<unknown[]> => (await world.operator.list(`${path}/activities?orderBy=asc:'time'`)).map(({ operation }) => operation);

  it('[IM-22] adds and removes sequences, with the camera, who added it and the site', async () => {
    const path = await project();
    const added = await world.operator.create(`${path}/sequences`, span);
    expect(added).toMatchObject({ camera: { ...span.camera, name: 'Gate' }, startTime: start, endTime: end, site: world.site, addedBy: { name: 'Olga Operator' } });
    expect(await world.operator.get(path)).toMatchObject({ sequenceCount: 1 });
    await world.operator.expect(200, `${path}/sequences/${added.id}`, { method: 'DELETE' });
    expect(await world.operator.list(`${path}/sequences`)).toEqual([]);
    expect(await world.operator.get(path)).toMatchObject({ sequenceCount: 0 });
    expect(refusal(await world.operator.call(`${path}/sequences/${added.id}`, { method: 'DELETE' }))).toEqual([410, 'object.deleted']);
    expect(refusal(await world.operator.call(`${path}/sequences/${randomUUID()}`, { method: 'DELETE' }))).toEqual([404, 'object.notFound']);
  });

  it('[IM-22] keeps a sequence as a record when its camera is removed', async () => {
    const camera = await world.rights.camera('Old door');
    const path = await project();
    const { id } = await world.admin.create(`${path}/sequences`, { ...span, camera: { type: 'cameras', id: camera.id } });
    const guard = world.as(await world.rights.guard('Guard', ['incidentProject.view', 'incidentSequence.view'], ['camera.view'], [camera]));
    await world.rights.removeCamera(camera.id);
    for (const api of [world.admin, guard]) expect(await api.list(`${path}/sequences`)).toMatchObject([{ id, camera: { id: camera.id, name: 'Old door' } }]);
    expect(await guard.get(path)).toMatchObject({ sequenceCount: 1 });
    expect([await world.operator.list(`${path}/sequences`), (await world.operator.get(path)).sequenceCount]).toEqual([[], 0]);
  });

  it('[IM-22] [IM-50] a camera that nobody knows any more is for administrators', async () => {
    const camera = await world.rights.camera('Forgotten door');
    const path = await project();
    const { id } = await world.admin.create(`${path}/sequences`, { ...span, camera: { type: 'cameras', id: camera.id } });
    const everywhere = world.as(await world.rights.person('Everywhere', ['incidentProject.view', 'incidentSequence.view', 'incidentSequence.manage', 'camera.view', 'camera.playback']));
    expect(await everywhere.list(`${path}/sequences`)).toHaveLength(1);
    await world.rights.forgetEntity('cameras', camera.id);
    expect(await everywhere.list(`${path}/sequences`)).toEqual([]);
    for (const method of ['GET', 'DELETE']) expect(refusal(await everywhere.call(`${path}/sequences/${id}`, { method }))).toEqual([404, 'object.notFound']);
    expect(refusal(await everywhere.call(`${path}/sequences/${id}/still`))).toEqual([404, 'object.notFound']);
    expect(await world.admin.list(`${path}/sequences`)).toHaveLength(1);
  });

  it.each([
    ['all', [{ from: start, to: end }]], ['part', [{ from: start, to: '2026-11-22T10:00:20.000Z' }]], ['none', []],
  ])('[IM-23] says "%s" where the recording-server has that much', async (state, spans) => {
    const forget = world.records(() => ({ spans }));
    const path = await project({ sequences: [span] });
    expect(await world.operator.list(`${path}/sequences`)).toMatchObject([{ hasRecording: state }]);
    forget();
  });

  it('[IM-23] adds a sequence all the same when nobody knows whether it is recorded', async () => {
    const begun = Date.now();
    const path = await project({ sequences: [span] });
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await world.operator.list(`${path}/sequences`)).toMatchObject([{ hasRecording: 'unknown' }]);
  });

  it('[IM-22] refuses spans of cameras without right, ends before starts and other people\'s draft sequences, changing nothing', async () => {
    const path = await project();
    const foreign = await world.admin.create('/draftSequences', span);
    const before = await operations(path);
    const add = (body: object) => world.operator.call(`${path}/sequences`, { method: 'POST', body });
    expect(refusal(await add({ ...span, camera: { type: 'cameras', id: world.vault.id } }))).toEqual([404, 'object.notFound']);
    expect(refusal(await add({ ...span, endTime: start }))).toEqual([400, 'incident.endBeforeStart']);
    expect(refusal(await add({ draftSequences: [foreign.id] }))).toEqual([404, 'incident.draft.unknown']);
    expect(refusal(await add({ draftSequences: [] }))).toEqual([400, 'request.invalid']);
    expect(refusal(await add({}))).toEqual([400, 'request.invalid']);
    expect(await operations(path)).toEqual(before);
    expect(await world.admin.list('/draftSequences')).toHaveLength(1);
  });

  it('[IM-25] [IM-32] keeps comments with who and when, edited and deleted by right', async () => {
    const path = await project();
    const comment = await world.operator.create(`${path}/comments`, { text: ' Two people ' });
    expect(comment).toMatchObject({ text: 'Two people', author: { type: 'users', name: 'Olga Operator' } });
    expect(comment).not.toHaveProperty('editedAt');
    const edited = await world.admin.expect(200, `${path}/comments/${comment.id}`, { method: 'PATCH', body: { text: 'Three people' }, headers: { 'If-Match': '"1"' } });
    expect(edited.body.data).toMatchObject({ text: 'Three people', author: { name: 'Olga Operator' }, editedAt: expect.any(String) as string });
    const stale = { method: 'PATCH', body: { text: 'Four' }, headers: { 'If-Match': '"1"' } };
    const refused = await world.operator.call(`${path}/comments/${comment.id}`, stale);
    expect(refusal(refused)).toEqual([412, 'incident.part.conflict']);
    expect(refused.body.error?.details[0]?.errorText).toContain('Admin has changed this in the meantime');
    expect(refusal(await world.operator.call(`${path}/comments/${comment.id}`, { method: 'DELETE', headers: stale.headers }))).toEqual([412, 'incident.part.conflict']);
    expect(await world.operator.get(`${path}/comments/${comment.id}`)).toMatchObject({ text: 'Three people' });
    const viewer = world.as(await world.rights.person('Vito', ['incidentProject.view']));
    expect(refusal(await viewer.call(`${path}/comments/${comment.id}`, { method: 'DELETE' }))).toEqual([403, 'access.refused']);
    await world.operator.expect(200, `${path}/comments/${comment.id}`, { method: 'DELETE' });
    expect(refusal(await world.operator.call(`${path}/comments/${comment.id}`))).toEqual([410, 'object.deleted']);
    expect(await world.operator.get(path)).toMatchObject({ commentCount: 0 });
  });

  it('[IM-25] takes HTML as text, and refuses what says nothing or too much', async () => {
    const path = await project();
    const text = '<img src=x onerror=alert(1)><b>bold</b> & "quoted" =cmd|\' /C calc\'!A0';
    const { id } = await world.operator.create(`${path}/comments`, { text });
    expect((await world.operator.get(`${path}/comments/${id}`)).text).toBe(text);
    for (const bad of ['', '   ', 'x'.repeat(10_001), 'a\0b', 1, null]) {
      expect(refusal(await world.operator.call(`${path}/comments`, { method: 'POST', body: { text: bad } }))[0]).toBe(400);
    }
    expect(await world.operator.list(`${path}/comments`)).toHaveLength(1);
  });

  it('[IM-26] [IM-32] keeps calls: who was called, when, what was said', async () => {
    const path = await project();
    const call = await world.operator.create(`${path}/calls`, { callee: 'Police', time: start, text: '<b>On their way</b>' });
    expect(call).toMatchObject({ callee: 'Police', time: start, text: '<b>On their way</b>', author: { name: 'Olga Operator' } });
    const edited = await world.operator.expect(200, `${path}/calls/${call.id}`, { method: 'PATCH', body: { text: 'Arrived' }, headers: { 'If-Match': '"1"' } });
    expect(edited.body.data).toMatchObject({ callee: 'Police', time: start, text: 'Arrived', editedAt: expect.any(String) as string });
    expect(refusal(await world.operator.call(`${path}/calls/${call.id}`, { method: 'DELETE', headers: { 'If-Match': '"1"' } }))).toEqual([412, 'incident.part.conflict']);
    for (const bad of [{}, { callee: ' ' }, { callee: 'x'.repeat(10_000) }, { callee: 'Police', time: 'noon' }]) {
      expect(refusal(await world.operator.call(`${path}/calls`, { method: 'POST', body: bad }))).toEqual([400, 'request.invalid']);
    }
    expect(await world.operator.list(`${path}/calls`)).toHaveLength(1);
    await world.operator.expect(200, `${path}/calls/${call.id}`, { method: 'DELETE' });
    expect(refusal(await world.operator.call(`${path}/calls/${call.id}`))).toEqual([410, 'object.deleted']);
    expect((await operations(path)).slice(1)).toEqual(['call.added', 'call.changed', 'call.removed']);
  });

  it('[IM-32] finds nothing of one project through another', async () => {
    const [mine, other] = [await project(), await project()];
    const comment = await world.operator.create(`${mine}/comments`, { text: 'Mine' });
    const sequence = await world.operator.create(`${mine}/sequences`, span);
    for (const child of [`comments/${comment.id}`, `sequences/${sequence.id}`]) {
      expect(refusal(await world.operator.call(`${other}/${child}`))).toEqual([404, 'object.notFound']);
      expect(refusal(await world.operator.call(`${other}/${child}`, { method: 'DELETE' }))).toEqual([404, 'object.notFound']);
      await world.operator.expect(200, `${mine}/${child}`);
    }
  });

  it('[IM-27] shows who did what when, as a sentence in the reader\'s language, newest first', async () => {
    const path = await project({ title: 'Log' });
    const { id } = await world.operator.create(`${path}/comments`, { text: 'One' });
    await world.admin.expect(200, `${path}/comments/${id}`, { method: 'DELETE' });
    const answer = await world.operator.expect(200, `${path}/activities`, { headers: { 'Accept-Language': 'fr' } });
    expect(answer.body.array.map(({ operation }) => operation)).toEqual(['comment.removed', 'comment.added', 'project.created']);
    expect(answer.body.array[0]).toMatchObject({ user: { name: 'Admin' }, text: 'Admin a supprimé un commentaire.', changes: [{ property: 'text', before: 'One' }], details: { comment: id } });
    expect(answer.body.array[2]).toMatchObject({ changes: [{ property: 'title', after: 'Log' }] });
  });

  it('[IM-27] writes nothing to the log when nothing was done', async () => {
    const path = await project({ title: 'Same' });
    await world.operator.expect(200, path, { method: 'PATCH', body: { title: 'Same' } });
    await world.operator.call(path, { method: 'PATCH', body: { title: 'Late' }, headers: { 'If-Match': '"7"' } });
    expect(await operations(path)).toEqual(['project.created']);
  });

  it('[IM-27] replays to the state that the project has', async () => {
    const type = await world.admin.create('/incidentTypes', { name: 'Replayed' });
    const path = await project({ title: 'A', sequences: [span, span], type: { type: 'incidentTypes', id: type.id } });
    const [first] = await world.operator.list(`${path}/sequences`);
    await world.operator.expect(200, `${path}/sequences/${first?.id}`, { method: 'DELETE' });
    const [kept, lost] = [await world.operator.create(`${path}/comments`, { text: 'Kept' }), await world.operator.create(`${path}/comments`, { text: 'Lost' })];
    await world.operator.expect(200, `${path}/comments/${kept.id}`, { method: 'PATCH', body: { text: 'Edited' } });
    await world.operator.expect(200, `${path}/comments/${lost.id}`, { method: 'DELETE' });
    await world.operator.expect(200, path, { method: 'PATCH', body: { title: 'B', startTime: start } });
    await world.operator.expect(200, path, { method: 'PUT', body: { title: 'B', description: 'C', endTime: end } });
    const steps = await world.rows('SELECT operation, changes, details FROM activities WHERE project_id = $1 ORDER BY position', [path.split('/')[2]]);
    const state = replay(steps.map((row) => ({ operation: row.operation as IncidentOperation, changes: row.changes as Step['changes'], details: row.details as Step['details'] })));
    const [remaining] = await world.operator.list(`${path}/sequences`);
    expect(state).toEqual({
      deleted: false, members: { title: 'B', description: 'C', endTime: end },
      sequences: { [String(remaining?.id)]: { camera: world.gate.id, startTime: start, endTime: end } }, comments: { [kept.id]: 'Edited' }, calls: {},
    });
  });
});

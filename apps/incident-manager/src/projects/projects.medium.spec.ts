import { randomUUID } from 'node:crypto';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';
const path = '/incidentProjects';

describe('incident projects', () => {
  let world: IncidentWorld;
  let type: { type: string; id: string };
  let status: { type: string; id: string };

  beforeAll(async () => {
    world = await IncidentWorld.open();
    type = { type: 'incidentTypes', id: (await world.admin.create('/incidentTypes', { name: 'Theft' })).id };
    status = { type: 'incidentStatuses', id: (await world.admin.create('/incidentStatuses', { name: 'New' })).id };
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-20] creates a project of nothing, with a number of the day and who made it', async () => {
    const project = await world.operator.create(path, {});
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    expect(project).toMatchObject({ state: 'Success', path: { type: 'incidentProjects', id: project.id }, sequenceCount: 0, commentCount: 0 });
    expect(project.number).toMatch(new RegExp(`^${day}-\\d{4}$`));
    expect(project.createdBy).toEqual({ type: 'users', id: world.operatorPerson.id, name: 'Olga Operator' });
    for (const member of ['title', 'type', 'status', 'startTime', 'endTime', 'description']) expect(project).not.toHaveProperty(member);
  });

  it('[IM-20] creates a project with all members and reads it back', async () => {
    const members = { title: 'Bag taken', description: 'At the gate', type, status, startTime: '2026-11-22T11:00:00+01:00', endTime: end };
    const { id } = await world.operator.create(path, members);
    const answer = await world.operator.expect(200, `${path}/${id}`);
    expect(answer.etag).toBe('"1"');
    expect(answer.body.data).toMatchObject({ title: 'Bag taken', description: 'At the gate', type: { ...type, name: 'Theft' }, status: { ...status, name: 'New' }, startTime: start, endTime: end });
  });

  it('[IM-20] changes what is named, leaves null alone, and replaces all with PUT', async () => {
    const { id } = await world.operator.create(path, { title: 'First', type, startTime: start });
    const patched = await world.operator.expect(200, `${path}/${id}`, { method: 'PATCH', body: { title: null, status, endTime: end } });
    expect(patched.body.data).toMatchObject({ title: 'First', type, status, startTime: start, endTime: end });
    expect(patched.etag).toBe('"2"');
    const replaced = (await world.operator.expect(200, `${path}/${id}`, { method: 'PUT', body: { title: 'Second' } })).body.data;
    expect(replaced).toMatchObject({ title: 'Second' });
    expect(replaced).not.toHaveProperty('type');
    expect(replaced).not.toHaveProperty('startTime');
    const again = await world.operator.expect(200, `${path}/${id}`, { method: 'PUT', body: { title: 'Second' } });
    expect(again.etag).toBe('"3"');
  });

  it('[IM-32] says that somebody else changed it and keeps their change', async () => {
    const { id } = await world.operator.create(path, { title: 'Mine' });
    await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { title: 'Theirs' }, headers: { 'If-Match': '"1"' } });
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      const stale = { method, ...(method === 'DELETE' ? {} : { body: { title: 'Mine again' } }), headers: { 'If-Match': '"1"' } };
      expect(refusal(await world.operator.call(`${path}/${id}`, stale))).toEqual([412, method === 'PATCH' ? 'incident.project.conflict' : 'object.changed']);
    }
    expect((await world.operator.get(`${path}/${id}`)).title).toBe('Theirs');
  });

  it('[IM-32] of two who change one version at once, one is told', async () => {
    const { id } = await world.operator.create(path, {});
    const answers = await Promise.all(['One', 'Two', 'Three'].map((title) =>
      world.operator.call(`${path}/${id}`, { method: 'PATCH', body: { title }, headers: { 'If-Match': '"1"' } })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412]);
    const winner = answers.find((answer) => answer.status === 200)?.body.data.title;
    expect((await world.operator.get(`${path}/${id}`)).title).toBe(winner);
  });

  it('[IM-33] deletes a project and all in it, and says 410 to everybody who still has it on screen', async () => {
    const { id } = await world.operator.create(path, { sequences: [{ camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end }] });
    await world.operator.create(`${path}/${id}/comments`, { text: 'Gone soon' });
    await world.operator.expect(200, `${path}/${id}`, { method: 'DELETE' });
    for (const [method, child] of [['GET', ''], ['PATCH', ''], ['DELETE', ''], ['GET', '/sequences'], ['GET', '/comments'], ['GET', '/activities']] as const) {
      expect(refusal(await world.operator.call(`${path}/${id}${child}`, { method, ...(method === 'PATCH' ? { body: {} } : {}) }))).toEqual([410, 'object.deleted']);
    }
    expect(refusal(await world.operator.call(`${path}/${id}/comments`, { method: 'POST', body: { text: 'Too late' } }))).toEqual([410, 'object.deleted']);
    for (const table of ['sequences', 'comments']) expect(await world.rows(`SELECT 1 FROM ${table} WHERE project_id = $1`, [id])).toEqual([]);
    expect(await world.rows('SELECT operation FROM activities WHERE project_id = $1', [id])).toEqual([{ operation: 'project.deleted' }]);
    expect(refusal(await world.operator.call(`${path}/${randomUUID()}`))).toEqual([404, 'object.notFound']);
  });

  it('[IM-50] asks for the right to view, manage and delete, each for itself', async () => {
    const { id } = await world.operator.create(path, { title: 'Guarded' });
    const viewer = world.as(await world.rights.person('Vera', ['incidentProject.view']));
    await viewer.expect(200, `${path}/${id}`);
    expect(refusal(await viewer.call(path, { method: 'POST', body: {} }))).toEqual([403, 'access.refused']);
    expect(refusal(await viewer.call(`${path}/${id}`, { method: 'PATCH', body: { title: 'x' } }))).toEqual([403, 'access.refused']);
    const manager = world.as(await world.rights.person('Manon', ['incidentProject.view', 'incidentProject.manage']));
    await manager.expect(200, `${path}/${id}`, { method: 'PATCH', body: { title: 'Managed' } });
    expect(refusal(await manager.call(`${path}/${id}`, { method: 'DELETE' }))).toEqual([403, 'access.refused']);
    const nobody = world.as(await world.rights.person('Nils', []));
    for (const child of ['', `/${id}`, `/${id}/sequences`, `/${id}/comments`, `/${id}/activities`]) {
      expect(refusal(await nobody.call(`${path}${child}`))).toEqual([403, 'access.refused']);
    }
  });

  it('[IM-51] lets an administrator do everything, cameras included', async () => {
    const { id } = await world.admin.create(path, { sequences: [{ camera: { type: 'cameras', id: world.vault.id }, startTime: start, endTime: end }] });
    await world.admin.expect(200, `${path}/${id}`, { method: 'DELETE' });
  });

  const camera = () => ({ type: 'cameras', id: world.gate.id });
  it.each<[string, () => object, [number, string], string | null]>([
    ['an end before the start', () => ({ startTime: end, endTime: start }), [400, 'incident.endBeforeStart'], 'endTime'],
    ['a time that is none', () => ({ startTime: 'yesterday' }), [400, 'request.invalid'], 'startTime'],
    ['a time beyond all calendars', () => ({ startTime: '1815-06-18T11:35:00Z' }), [400, 'incident.timeOutOfRange'], 'startTime'],
    ['a title of 10,000 characters', () => ({ title: 'x'.repeat(10_000) }), [400, 'request.invalid'], 'title'],
    ['a NUL in the description', () => ({ description: 'a\0b' }), [400, 'text.unsound'], 'description'],
    ['half a character', () => ({ title: 'cut \ud83d' }), [400, 'text.unsound'], 'title'],
    ['a title that turns its direction', () => ({ title: 'a\u202eb' }), [400, 'name.invisible'], 'title'],
    ['a time that does not say its offset', () => ({ startTime: '2026-11-30T10:00:00' }), [400, 'request.invalid'], 'startTime'],
    ['a sequence without its camera', () => ({ sequences: [{ startTime: start, endTime: end }] }), [400, 'request.invalid'], 'sequences.0.camera'],
    ['a type that does not exist', () => ({ type: { type: 'incidentTypes', id: randomUUID() } }), [400, 'incident.type.unknown'], 'type'],
    ['a status that does not exist', () => ({ status: { type: 'incidentStatuses', id: randomUUID() } }), [400, 'incident.status.unknown'], 'status'],
    ['a status where a type belongs', () => ({ type: status }), [400, 'request.invalid'], 'type.type'],
    ['a type by its number', () => ({ type: 1 }), [400, 'request.invalid'], 'type'],
    ['members that it does not have', () => ({ createdBy: { type: 'users', id: randomUUID() } }), [400, 'request.unknownMember'], 'createdBy'],
    ['deep JSON', () => ({ sequences: JSON.parse('['.repeat(60) + ']'.repeat(60)) as unknown }), [400, 'request.malformed'], null],
    ['a camera that the caller may not play back', () => ({ sequences: [{ camera: { type: 'cameras', id: world.vault.id }, startTime: start, endTime: end }] }), [404, 'object.notFound'], null],
    ['a camera that does not exist', () => ({ sequences: [{ camera: { type: 'cameras', id: randomUUID() }, startTime: start, endTime: end }] }), [404, 'object.notFound'], null],
    ['a sequence that ends before it starts', () => ({ sequences: [{ camera: camera(), startTime: end, endTime: start }] }), [400, 'incident.endBeforeStart'], 'endTime'],
    ['a sequence without length', () => ({ sequences: [{ camera: camera(), startTime: start, endTime: start }] }), [400, 'incident.endBeforeStart'], 'endTime'],
    ['101 sequences', () => ({ sequences: Array.from({ length: 101 }, () => ({ camera: camera(), startTime: start, endTime: end })) }), [400, 'request.invalid'], 'sequences'],
    ['a draft sequence of nobody', () => ({ draftSequences: [randomUUID()] }), [404, 'incident.draft.unknown'], 'draftSequences'],
  ])('[IM-20] refuses %s by code and creates nothing', async (_, body, expected, member) => {
    const tables = ['incident_projects', 'sequences', 'activities', 'project_numbers'];
    const count = () => Promise.all(tables.map((table) => world.rows(`SELECT count(*)::int, coalesce(max(last), 0) AS last FROM (SELECT ${table === 'project_numbers' ? 'last' : '0 AS last'} FROM ${table}) AS rows`)));
    const before = await count();
    const answer = await world.operator.call(path, { method: 'POST', body: body() });
    expect(refusal(answer)).toEqual(expected);
    expect(refusedMember(answer) ?? null).toBe(member);
    expect(await count()).toEqual(before);
  });
});

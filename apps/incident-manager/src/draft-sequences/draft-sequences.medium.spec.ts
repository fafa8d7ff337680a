import { randomUUID } from 'node:crypto';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';
import { longestDraftList } from './draft-sequences.service.js';

describe('the draft list', () => {
  let world: IncidentWorld;
  let span: { camera: { type: string; id: string }; startTime: string; endTime: string };

  beforeAll(async () => {
    world = await IncidentWorld.open();
    span = { camera: { type: 'cameras', id: world.gate.id }, startTime: '2026-11-22T10:00:00.000Z', endTime: '2026-11-22T10:01:00.000Z' };
  }, patience);
  afterAll(() => world.close(), patience);
  afterEach(() => world.operator.expect(200, '/draftSequences', { method: 'DELETE' }));

  const add = () => world.operator.create('/draftSequences', span);

  it('[IM-21] is personal: nobody sees, takes or removes another\'s', async () => {
    const mine = await add();
    expect(mine).toMatchObject({ camera: { ...span.camera, name: 'Gate' }, startTime: span.startTime, endTime: span.endTime });
    expect(await world.operator.list('/draftSequences')).toHaveLength(1);
    expect(await world.admin.list('/draftSequences')).toEqual([]);
    for (const method of ['GET', 'DELETE']) expect(refusal(await world.admin.call(`/draftSequences/${mine.id}`, { method }))).toEqual([404, 'incident.draft.unknown']);
    const theft = { method: 'POST', body: { draftSequences: [mine.id] } };
    expect(refusal(await world.admin.call('/incidentProjects', theft))).toEqual([404, 'incident.draft.unknown']);
    await world.admin.expect(200, '/draftSequences', { method: 'DELETE' });
    expect(await world.operator.list('/draftSequences')).toHaveLength(1);
  });

  it('[IM-20] [IM-21] becomes a new project, in the order asked for, and is empty then', async () => {
    const [first, second, third] = [await add(), await add(), await add()];
    const project = await world.operator.create('/incidentProjects', { draftSequences: [second.id, first.id] });
    expect(project).toMatchObject({ sequenceCount: 2 });
    expect(await world.operator.list(`/incidentProjects/${project.id}/sequences`)).toHaveLength(2);
    expect((await world.operator.list('/draftSequences')).map(({ id }) => id)).toEqual([third.id]);
  });

  it('[IM-21] goes into an existing project', async () => {
    const { id } = await world.operator.create('/incidentProjects', {});
    const [first, second] = [await add(), await add()];
    await world.operator.create(`/incidentProjects/${id}/sequences`, { draftSequences: [first.id, second.id] });
    expect(await world.operator.get(`/incidentProjects/${id}`)).toMatchObject({ sequenceCount: 2 });
    expect(await world.operator.list('/draftSequences')).toEqual([]);
  });

  it('[IM-21] [IM-32] gives a sequence to one of two projects made of it at once', async () => {
    const { id } = await add();
    const create = () => world.operator.call('/incidentProjects', { method: 'POST', body: { draftSequences: [id] } });
    const answers = await Promise.all([create(), create(), create()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    expect(await world.rows('SELECT count(*)::int AS count FROM sequences WHERE added_by_id = $1 AND added_at > now() - interval \'1 minute\' GROUP BY project_id ORDER BY 1 DESC LIMIT 1', [world.operatorPerson.id])).not.toEqual([]);
  });

  it('[IM-21] keeps everything where one of the sequences is not in the list', async () => {
    const { id } = await add();
    const [before] = await world.rows('SELECT count(*)::int AS count FROM incident_projects');
    const body = { draftSequences: [id, randomUUID()] };
    expect(refusal(await world.operator.call('/incidentProjects', { method: 'POST', body }))).toEqual([404, 'incident.draft.unknown']);
    expect(await world.operator.list('/draftSequences')).toHaveLength(1);
    expect(await world.rows('SELECT count(*)::int AS count FROM incident_projects')).toEqual([before]);
  });

  it('[IM-21] removes one and clears all', async () => {
    const { id } = await add();
    await add();
    await world.operator.expect(200, `/draftSequences/${id}`, { method: 'DELETE' });
    expect(refusal(await world.operator.call(`/draftSequences/${id}`, { method: 'DELETE' }))).toEqual([404, 'incident.draft.unknown']);
    await world.operator.expect(200, '/draftSequences', { method: 'DELETE' });
    expect(await world.operator.list('/draftSequences')).toEqual([]);
  });

  it('[IM-21] refuses cameras without right and spans that are none', async () => {
    const refused = async (body: object) => refusal(await world.operator.call('/draftSequences', { method: 'POST', body }));
    expect(await refused({ ...span, camera: { type: 'cameras', id: world.vault.id } })).toEqual([404, 'object.notFound']);
    expect(await refused({ ...span, endTime: span.startTime })).toEqual([400, 'incident.endBeforeStart']);
    expect(await refused({ ...span, camera: { type: 'users', id: world.gate.id } })).toEqual([400, 'request.invalid']);
    expect(await refused({})).toEqual([400, 'request.invalid']);
    expect(await world.operator.list('/draftSequences')).toEqual([]);
  });

  it('[IM-21] has a length that is told', async () => {
    await world.rows(
      `INSERT INTO draft_sequences SELECT gen_random_uuid(), $1, $2, 'Gate', '2026-11-22T10:00Z', '2026-11-22T10:01Z', now() FROM generate_series(1, ${longestDraftList})`,
      [world.operatorPerson.id, world.gate.id],
    );
    expect(refusal(await world.operator.call('/draftSequences', { method: 'POST', body: span }))).toEqual([409, 'incident.draft.full']);
  });
});

import { randomUUID } from 'node:crypto';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { refusal } from '../../testing/refusal.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';

describe('lists of sequences', () => {
  let world: IncidentWorld;
  let span: { camera: { type: string; id: string }; startTime: string; endTime: string };

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' });
    span = { camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end };
  }, patience);
  afterAll(() => world.close(), patience);
  beforeEach(() => world.operator.expect(200, '/draftSequences', { method: 'DELETE' }));

  const project = async (body: object = {}): Promise<string> => `/incidentProjects/${(await world.operator.create('/incidentProjects', body)).id}`;
  const add = (at: string, body: object = {}, api = world.operator) => api.call(`${at}?task=AddDraftSequences`, { method: 'POST', body });
  const draft = async () => (await world.operator.create('/draftSequences', span)).id;

  it('[IM-21] moves the whole draft list into a project, in its order', async () => {
    const at = await project();
    const minutes = ['10:20', '10:00', '10:10'];
    for (const minute of minutes) await world.operator.create('/draftSequences', { ...span, startTime: `2026-11-22T${minute}:00.000Z`, endTime: `2026-11-22T${minute}:30.000Z` });
    const { status, body } = await add(at);
    expect(status).toBe(200);
    expect((body.result.sequences as { startTime: string }[]).map(({ startTime }) => startTime)).toEqual(minutes.map((minute) => `2026-11-22T${minute}:00.000Z`));
    expect(body.result.state).toBe('Success');
    expect(await world.operator.list(`${at}/sequences`)).toHaveLength(3);
    expect(await world.operator.list('/draftSequences')).toEqual([]);
    expect(await world.operator.get(at)).toMatchObject({ sequenceCount: 3 });
  });

  it('[IM-21] moves those that are named, and refuses what is not in the list, changing nothing', async () => {
    const at = await project();
    const [first] = [await draft(), await draft()];
    expect((await add(at, { draftSequences: [first] })).status).toBe(200);
    expect(await world.operator.list('/draftSequences')).toHaveLength(1);
    for (const body of [{ draftSequences: [first] }, { draftSequences: [randomUUID()] }]) expect(refusal(await add(at, body))).toEqual([404, 'incident.draft.unknown']);
    expect(refusal(await add(at, {}, world.admin))).toEqual([404, 'incident.draft.unknown']);
    for (const body of [{ draftSequences: [] }, { draftSequences: ['one'] }, { draftSequences: 'all' }]) expect(refusal(await add(at, body))).toEqual([400, 'request.invalid']);
    expect(await world.operator.list(`${at}/sequences`)).toHaveLength(1);
    const viewer = world.as(await world.rights.person('Vera', ['incidentSequence.view'], [world.gate]));
    expect(refusal(await add(at, {}, viewer))).toEqual([403, 'access.refused']);
  });

  it('[IM-22] takes all sequences out of a project at once', async () => {
    const at = await project({ sequences: [span, span, span] });
    const other = await project({ sequences: [span] });
    await world.operator.expect(200, `${at}/sequences`, { method: 'DELETE' });
    expect(await world.operator.list(`${at}/sequences`)).toEqual([]);
    expect(await world.operator.get(at)).toMatchObject({ sequenceCount: 0 });
    expect((await world.operator.list(`${at}/activities`)).filter(({ operation }) => operation === 'sequence.removed')).toHaveLength(3);
    await world.operator.expect(200, `${at}/sequences`, { method: 'DELETE' });
    expect(await world.operator.list(`${other}/sequences`)).toHaveLength(1);
    const viewer = world.as(await world.rights.person('Vera', ['incidentSequence.view']));
    expect(refusal(await viewer.call(`${other}/sequences`, { method: 'DELETE' }))).toEqual([403, 'access.refused']);
  });

  it('[IM-22] takes sequences of this site, said or not, and refuses those of others by code', async () => {
    const at = await project();
    const post = (site: unknown, path = `${at}/sequences`) => world.operator.call(path, { method: 'POST', body: { ...span, site } });
    expect((await post(world.site.toUpperCase())).body.result).toMatchObject({ site: world.site });
    expect((await post(null)).status).toBe(201);
    expect(refusal(await post(randomUUID()))).toEqual([400, 'incident.sequence.siteUnknown']);
    expect(refusal(await post(randomUUID(), '/draftSequences'))).toEqual([400, 'incident.sequence.siteUnknown']);
    expect(refusal(await post('here'))).toEqual([400, 'request.invalid']);
    expect(refusal(await world.operator.call('/incidentProjects', { method: 'POST', body: { sequences: [{ ...span, site: randomUUID() }] } }))).toEqual([400, 'incident.sequence.siteUnknown']);
    expect(await world.operator.list(`${at}/sequences`)).toHaveLength(2);
  });
});

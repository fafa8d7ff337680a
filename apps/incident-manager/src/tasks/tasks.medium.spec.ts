import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

describe('tasks', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const count = async () => (await world.operator.list('/incidentProjects')).length;

  it.each(['?task=Shred', '?TASK=shred', '?task=', '?language=en&task=Shred', '/?task=Shred', '?task=Statistics&task=Statistics'])('[IM-20] "%s" is no creation: it is refused, naming the tasks there are', async (query) => {
    const before = await count();
    const answer = await world.operator.call(`/incidentProjects${query}`, { method: 'POST', body: {} });
    expect(refusal(answer)).toEqual([400, 'task.unknown']);
    expect(answer.body.error?.details[0]?.errorText).toContain('Statistics');
    expect(await count()).toBe(before);
  });

  it('[IM-20] creates where no task is named, in any case and without a body', async () => {
    const before = await count();
    await world.operator.create('/incidentprojects', {});
    await world.operator.expect(201, '/IncidentProjects/?language=fr', { method: 'POST' });
    expect(await count()).toBe(before + 2);
  });

  it('[IM-29] checks the parameters of each task', async () => {
    const { id } = await world.operator.create('/incidentProjects', {});
    const call = (task: string, body: unknown) => world.operator.call(`/incidentProjects/${id}?task=${task}`, { method: 'POST', body });
    expect(refusal(await call('GenerateReport', { format: 'docx' }))).toEqual([400, 'request.invalid']);
    expect(refusal(await call('GenerateReport', { draftSequences: [] }))).toEqual([400, 'request.unknownMember']);
    expect(refusal(await call('GenerateReport', []))).toEqual([400, 'request.malformed']);
    expect(refusal(await call('Shred', {}))).toEqual([400, 'task.unknown']);
  });
});

import { randomUUID } from 'node:crypto';
import { eventually } from '@vigie/testing';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { refusal } from '../../testing/refusal.js';

const hold = { kind: 'evidenceLock', reason: ' Court order ', reference: 'EL-7' };

describe('legal holds', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open({ EXPIRY_INTERVAL_MS: '100' });
  }, patience);
  afterAll(() => world.close(), patience);

  const project = async (): Promise<string> => `/incidentProjects/${(await world.operator.create('/incidentProjects', {})).id}`;
  const age = (at: string, days: number) => world.rows("UPDATE incident_projects SET created_at = now() - $2 * interval '1 day' WHERE id = $1", [at.split('/')[2], days]);
  const goneByItself = async (at: string) => (await world.operator.call(at)).status === 410;

  it('[IM-09] places a hold and lifts it: it stays as a record of who did so and when', async () => {
    const at = await project();
    const placed = await world.operator.create(`${at}/holds`, hold);
    expect(placed).toMatchObject({ kind: 'evidenceLock', reason: 'Court order', reference: 'EL-7', placedBy: { name: 'Olga Operator' }, placedAt: expect.any(String) as string });
    expect(placed).not.toHaveProperty('liftedAt');
    await world.admin.expect(200, `${at}/holds/${placed.id}`, { method: 'DELETE' });
    expect(await world.operator.list(`${at}/holds`)).toMatchObject([{ id: placed.id, liftedBy: { name: 'Admin' }, liftedAt: expect.any(String) as string }]);
    expect(refusal(await world.operator.call(`${at}/holds/${placed.id}`, { method: 'DELETE' }))).toEqual([409, 'incident.hold.lifted']);
    expect(refusal(await world.operator.call(`${at}/holds/${randomUUID()}`, { method: 'DELETE' }))).toEqual([404, 'object.notFound']);
    const operations = (await world.operator.list(`${at}/activities`)).map(({ operation }) => operation);
    expect(operations.slice(0, 2)).toEqual(['hold.lifted', 'hold.placed']);
    expect((await world.logged()).slice(-2)).toEqual(['incidentProject.hold.placed', 'incidentProject.hold.lifted']);
  });

  it('[IM-33] refuses to delete a held project, by code and with all in it untouched, until the last hold is lifted', async () => {
    const at = await project();
    await world.operator.create(`${at}/comments`, { text: 'Kept' });
    const [first, second] = [await world.operator.create(`${at}/holds`, hold), await world.operator.create(`${at}/holds`, { kind: 'legal', reason: 'Case 12' })];
    const remove = (api = world.operator) => api.call(at, { method: 'DELETE' });
    expect(refusal(await remove())).toEqual([409, 'incident.project.held']);
    expect(refusal(await remove(world.admin))).toEqual([409, 'incident.project.held']);
    await world.operator.expect(200, `${at}/holds/${first.id}`, { method: 'DELETE' });
    expect(refusal(await remove())).toEqual([409, 'incident.project.held']);
    expect(await world.operator.list(`${at}/comments`)).toHaveLength(1);
    await world.operator.expect(200, `${at}/holds/${second.id}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(200);
  });

  it('[IM-09] keeps a held project when its time is over, does not count it among those that would go, and lets it go when it is lifted', async () => {
    const [held, free] = [await project(), await project()];
    const { id } = await world.operator.create(`${held}/holds`, { ...hold, kind: 'dataSubjectRequest' });
    for (const at of [held, free]) await age(at, 5);
    const change = (body: object) => world.admin.call('/incidentSettings', { method: 'PATCH', body });
    const asked = await change({ retentionDays: 4 });
    expect(asked.body.error?.details[0]?.errorText).toContain('1 projects');
    expect((await change({ retentionDays: 4, confirm: 1 })).status).toBe(200);
    await eventually(() => goneByItself(free), { deadline: 20_000 });
    await world.operator.get(held);
    await world.operator.expect(200, `${held}/holds/${id}`, { method: 'DELETE' });
    await eventually(() => goneByItself(held), { deadline: 20_000 });
    await change({ retentionDays: 7 });
  }, patience);

  it('[IM-09] of a hold and an expiry at the same moment one happens, and never both', async () => {
    const paths = await Promise.all(Array.from({ length: 20 }, project));
    const outcomes = await Promise.all(paths.map(async (at, index) => {
      if (index === 0) await world.rows("UPDATE incident_projects SET created_at = now() - interval '30 days' WHERE id = ANY ($1)", [paths.map((path) => path.split('/')[2])]);
      return (await world.operator.call(`${at}/holds`, { method: 'POST', body: hold })).status;
    }));
    for (const [index, at] of paths.entries()) {
      if (outcomes[index] === 201) await world.operator.get(at);
      else await eventually(() => goneByItself(at), { deadline: 20_000 });
    }
    expect(new Set([...outcomes, 201, 410])).toEqual(new Set([201, 410]));
  }, patience);

  it('[IM-50] takes a right of its own', async () => {
    const at = await project();
    const { id } = await world.operator.create(`${at}/holds`, hold);
    const manager = world.as(await world.rights.person('Mara', ['incidentProject.view', 'incidentProject.manage', 'incidentProject.delete']));
    expect(await manager.list(`${at}/holds`)).toHaveLength(1);
    expect(refusal(await manager.call(`${at}/holds`, { method: 'POST', body: hold }))).toEqual([403, 'access.refused']);
    expect(refusal(await manager.call(`${at}/holds/${id}`, { method: 'DELETE' }))).toEqual([403, 'access.refused']);
  });

  it.each([{}, { ...hold, kind: 'whim' }, { ...hold, reason: ' ' }, { ...hold, reason: 'x'.repeat(2_001) }, { ...hold, reference: 7 }])('[IM-33] refuses %j and holds nothing', async (body) => {
    const at = await project();
    expect(refusal(await world.operator.call(`${at}/holds`, { method: 'POST', body }))).toEqual([400, 'request.invalid']);
    expect(await world.operator.list(`${at}/holds`)).toEqual([]);
  });
});

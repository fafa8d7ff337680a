import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

interface Result {
  total: number;
  groups: { keys: { id?: string; name?: string; value: string | null }[]; count: number }[];
}

/** The days or months from a day on, as a filter. */
function during(day: string, days: number, months: number): string {
  const from = new Date(`${day}T00:00:00Z`);
  const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate() + days));
  return `happenedAt=gt:'${new Date(from.getTime() - 1).toISOString()}'&happenedAt=lt:'${to.toISOString()}'`;
}

describe('statistics', () => {
  let world: IncidentWorld;
  let properties: DefinedProperties;
  let types: string[];
  let status: string;
  let values: string[];

  const task = (body: object, api = world.operator) => api.call('/incidentProjects?task=Statistics', { method: 'POST', body });
  const count = async (body: object, api = world.operator): Promise<Result> => {
    const answer = await task(body, api);
    expect(answer.body.error).toBeUndefined();
    return answer.body.result as unknown as Result;
  };
  /** Names, or values where there are none, with their counts. */
  const named = ({ groups }: Result) => groups.map(({ keys, count: number }) => [...keys.map(({ name, value }) => name ?? value), number]);
  const span = (camera: { id: string }) => ({ camera: { type: 'cameras', id: camera.id }, startTime: '2026-03-01T10:00:00Z', endTime: '2026-03-01T10:01:00Z' });

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' });
    properties = await DefinedProperties.define(world, ['category1', 'category2']);
    types = [];
    for (const name of ['Fall', 'Burn']) types.push((await world.admin.create('/incidentTypes', { name })).id);
    status = (await world.admin.create('/incidentStatuses', { name: 'Closed' })).id;
    values = [await properties.value('category1', 'Stairs'), await properties.value('category1', 'Kitchen')];
    const type = (index: number) => ({ type: { type: 'incidentTypes', id: types[index] } });
    const closed = { status: { type: 'incidentStatuses', id: status } };
    const projects = [
      // The last Sunday of March: clocks in Paris go from 02:00 to 03:00 at 01:00 UTC.
      { ...type(0), ...closed, startTime: '2026-03-29T00:30:00Z', categories: [properties.category('category1', values[0] ?? '')], sequences: [span(world.gate), span(world.gate), span(world.vault)] },
      { ...type(0), startTime: '2026-03-29T01:30:00Z', categories: [properties.category('category1', values[0] ?? '')], sequences: [span(world.vault)] },
      { ...type(1), startTime: '2026-03-31T22:30:00Z', categories: [properties.category('category1', values[1] ?? '')] },
      { startTime: '2026-04-02T12:00:00Z', sequences: [span(world.gate)] },
    ];
    for (const project of projects) await world.admin.create('/incidentProjects', project);
  }, patience);
  afterAll(() => world.close(), patience);

  it.each<[string, object, unknown[]]>([
    ['type', { by: ['type'] }, [['Fall', 2], ['Burn', 1], [null, 1]]],
    ['status', { by: ['status'] }, [[null, 3], ['Closed', 1]]],
    ['category', { by: ['category1'] }, [['Stairs', 2], ['Kitchen', 1], [null, 1]]],
    ['empty category', { by: ['category2'] }, [[null, 4]]],
    ['hour in UTC', { by: ['hour'] }, [['00', 1], ['01', 1], ['12', 1], ['22', 1]]],
    ['hour in Paris, over the change of clocks', { by: ['hour'], timeZone: 'Europe/Paris' }, [['00', 1], ['01', 1], ['03', 1], ['14', 1]]],
    ['hour in a zone that PostgreSQL also takes for a fixed offset', { by: ['hour'], timeZone: 'CET' }, [['00', 1], ['01', 1], ['03', 1], ['14', 1]]],
    ['weekday', { by: ['weekday'] }, [['2', 1], ['4', 1], ['7', 2]]],
    ['weekday in Tokyo', { by: ['weekday'], timeZone: 'Asia/Tokyo' }, [['3', 1], ['4', 1], ['7', 2]]],
    ['day', { by: ['day'] }, [['2026-03-29', 2], ['2026-03-31', 1], ['2026-04-02', 1]]],
    ['month in Paris', { by: ['month'], timeZone: 'Europe/Paris' }, [['2026-03', 2], ['2026-04', 2]]],
    ['type and month', { by: ['type', 'month'] }, [['Fall', '2026-03', 2], ['Burn', '2026-03', 1], [null, '2026-04', 1]]],
    ['month and category', { by: ['month', 'category1'] }, [['2026-03', 'Stairs', 2], ['2026-03', 'Kitchen', 1], ['2026-04', null, 1]]],
  ])('[IM-35] counts by %s', async (_, body, expected) => {
    const result = await count(body);
    expect(result.total).toBe(4);
    // Equally frequent ones come in any order.
    const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(named(result))).toEqual(sorted(expected));
  });

  it('[IM-35] takes a time range, half open, and filters by type and status', async () => {
    expect(await count({ by: ['month'], startTime: '2026-03-29T01:30:00Z', endTime: '2026-03-31T22:30:00Z' })).toMatchObject({ total: 1, groups: [{ count: 1 }] });
    expect(named(await count({ by: ['hour'], type: types[0] }))).toEqual([['00', 1], ['01', 1]]);
    expect(named(await count({ by: ['type'], status }))).toEqual([['Fall', 1]]);
    expect(await count({ by: ['type'], startTime: '2030-01-01T00:00:00Z' })).toEqual({ state: 'Success', total: 0, groups: [] });
  });

  it('[IM-35] takes the creation where a project has no start', async () => {
    const before = await count({ by: ['month'], startTime: '2026-05-01T00:00:00Z' });
    const { id } = await world.operator.create('/incidentProjects', {});
    expect((await count({ by: ['month'], startTime: '2026-05-01T00:00:00Z' })).total).toBe(before.total + 1);
    await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
  });

  it.each<[string, (value: string) => string]>([
    ['type', (value) => `type='${value}'`], ['status', (value) => `status='${value}'`], ['category1', (value) => `category1='${value}'`], ['camera', (value) => `camera='${value}'`],
    ['day', (value) => during(value, 1, 0)], ['month', (value) => during(`${value}-01`, 0, 1)],
  ])('[IM-35] the list has exactly the projects that statistics by %s count, without a start too', async (dimension, filter) => {
    const unstarted = await world.admin.create('/incidentProjects', {
      type: { type: 'incidentTypes', id: types[1] }, status: { type: 'incidentStatuses', id: status }, categories: [properties.category('category1', values[1] ?? '')], sequences: [span(world.gate)],
    });
    const [startTime, endTime] = ['2026-03-29T01:00:00.000Z', '9000-01-01T00:00:00.000Z'];
    const { total, groups } = await count({ by: [dimension], startTime, endTime }, world.admin);
    const within = `happenedAt=gt:'${new Date(Date.parse(startTime) - 1).toISOString()}'&happenedAt=lt:'${endTime}'`;
    const listed = async (query: string) => (await world.admin.list(`/incidentProjects?${query}`)).map(({ id }) => id);
    const all = await listed(within);
    expect([all.length, all.includes(unstarted.id)]).toEqual([total, true]);
    const bars = groups.flatMap(({ keys: [key], count: number }) => (key?.value == null ? [] : [{ value: key.value, number }]));
    expect(bars.length).toBeGreaterThan(0);
    const behind = await Promise.all(bars.map(({ value }) => listed(`${within}&${filter(value)}`)));
    expect(behind.map(({ length }) => length)).toEqual(bars.map(({ number }) => number));
    expect(behind.filter((ids) => ids.includes(unstarted.id))).toHaveLength(1);
    await world.admin.expect(200, `/incidentProjects/${unstarted.id}`, { method: 'DELETE' });
  });

  it('[IM-35] [IM-50] counts a project once for each of its cameras, and names only those that the caller may see', async () => {
    expect(named(await count({ by: ['camera'] }, world.admin)).sort()).toEqual([[null, 1], ['Gate', 2], ['Vault', 2]]);
    const seen = await count({ by: ['camera'] });
    expect(named(seen)).toEqual([['Gate', 2], [null, 2]]);
    expect(JSON.stringify(seen)).not.toContain(world.vault.id);
    expect(seen.groups[0]?.keys[0]).toEqual({ id: world.gate.id, name: 'Gate', value: world.gate.id });
  });

  it('[IM-35] keeps the name of a camera that is gone, for whoever may see all', async () => {
    const camera = await world.rights.camera('Old door');
    const { id } = await world.admin.create('/incidentProjects', { startTime: '2031-01-01T00:00:00Z', sequences: [span(camera)] });
    await world.rights.removeCamera(camera.id);
    const body = { by: ['camera'], startTime: '2031-01-01T00:00:00Z' };
    expect(named(await count(body, world.admin))).toEqual([['Old door', 1]]);
    expect(named(await count(body))).toEqual([[null, 1]]);
    await world.admin.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
  });

  it('[IM-35] [IM-50] refuses what the caller may not see: projects, categories, cameras', async () => {
    const viewer = world.as(await world.rights.person('Vera', ['incidentProject.view']));
    const stranger = world.as(await world.rights.person('Stranger', ['incidentData.view', 'incidentSequence.view']));
    expect((await count({ by: ['type', 'hour'] }, viewer)).total).toBe(4);
    for (const by of [['category1'], ['camera'], ['type', 'category1']]) expect(refusal(await task({ by }, viewer))).toEqual([403, 'access.refused']);
    expect(refusal(await task({ by: ['type'] }, stranger))).toEqual([403, 'access.refused']);
  });

  it('[IM-06] refuses a category that is switched off', async () => {
    expect(refusal(await task({ by: ['category3'] }))).toEqual([400, 'incident.property.disabled']);
  });

  it.each([
    [{}], [{ by: [] }], [{ by: ['type', 'status', 'hour'] }], [{ by: ['type', 'type'] }], [{ by: ['assignee'] }], [{ by: 'type' }], [{ by: ["type'; DROP TABLE comments"] }],
    [{ by: ['hour'], timeZone: 'Mars/Olympus' }], [{ by: ['hour'], timeZone: '+02:00' }], [{ by: ['hour'], timeZone: "UTC' --" }], [{ by: ['type'], startTime: 'spring' }], [{ by: ['type'], type: 'Fall' }],
  ])('[IM-35] refuses %j', async (body) => {
    expect(refusal(await task(body))).toEqual([400, 'request.invalid']);
  });

  it('[IM-35] refuses an end before the start, and more groups than anybody reads', async () => {
    expect(refusal(await task({ by: ['type'], startTime: '2026-03-29T00:00:00Z', endTime: '2026-03-28T00:00:00Z' }))).toEqual([400, 'incident.endBeforeStart']);
    await world.rows(
      `INSERT INTO incident_projects (id, number, start_time, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
       SELECT gen_random_uuid(), 'x' || n, '1990-01-01'::timestamptz + n * interval '1 day', $1, 'Olga', 'user', now(), now() FROM generate_series(1, 5001) AS n`, [world.operatorPerson.id]);
    expect(refusal(await task({ by: ['day'] }))).toEqual([400, 'incident.statistics.tooMany']);
    expect((await count({ by: ['month'] })).total).toBe(5_005);
  });
});

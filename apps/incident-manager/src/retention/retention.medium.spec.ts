import { eventually } from '@vigie/testing';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

describe('settings and retention', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open({ EXPIRY_INTERVAL_MS: '100' });
    await world.start({ EXPIRY_INTERVAL_MS: '100' });
  }, patience);
  afterAll(() => world.close(), patience);

  const project = async (days: number, exempt = false): Promise<string> => {
    const { id } = await world.operator.create('/incidentProjects', { sequences: [{ camera: { type: 'cameras', id: world.gate.id }, startTime: '2026-11-22T10:00:00Z', endTime: '2026-11-22T10:01:00Z' }] });
    await world.operator.create(`/incidentProjects/${id}/comments`, { text: 'Old' });
    await world.rows("UPDATE incident_projects SET created_at = now() - $2 * interval '1 day', retention_exempt = $3 WHERE id = $1", [id, days, exempt]);
    return id;
  };
  const change = (body: object, headers = {}) => world.admin.call('/incidentSettings', { method: 'PATCH', body, headers });

  it('[IM-08] [IM-09] has a report title and a retention of 7 days, 1 to 365,000', async () => {
    const answer = await world.admin.expect(200, '/incidentSettings');
    expect(answer.body.data).toMatchObject({ reportTitle: '', retentionDays: 7, relations: { self: { type: 'incidentSettings' } } });
    for (const retentionDays of [0, 365_001, 1.5, '7', -1]) expect(refusal(await change({ retentionDays }))).toEqual([400, 'request.invalid']);
    expect((await change({ retentionDays: 365_000, reportTitle: ' Example & Sons ' })).body.data).toMatchObject({ retentionDays: 365_000, reportTitle: 'Example & Sons' });
    expect(refusal(await change({ reportTitle: 'Stale' }, { 'If-Match': answer.etag ?? '' }))).toEqual([412, 'object.changed']);
    expect(refusal(await world.operator.call('/incidentSettings', { method: 'PATCH', body: { retentionDays: 1 } }))).toEqual([403, 'access.refused']);
  });

  it('[IM-09] says how many projects would go now and asks before it lets them go', async () => {
    const [old, young] = [await project(30), await project(2)];
    const answer = await change({ retentionDays: 7 });
    expect(refusal(answer)).toEqual([409, 'incident.settings.confirmExpiry']);
    expect(answer.body.error?.details[0]?.errorText).toContain('1 projects');
    await world.operator.get(`/incidentProjects/${old}`);
    expect((await change({ retentionDays: 7, confirm: 2 })).status).toBe(409);
    expect((await change({ retentionDays: 7, confirm: 1 })).status).toBe(200);
    await eventually(async () => (await world.operator.call(`/incidentProjects/${old}`)).status === 410, { deadline: 20_000 });
    await world.operator.get(`/incidentProjects/${young}`);
  }, patience);

  it('[IM-09] [IM-53] takes everything in an expired project along and logs it in both logs, each project once on two copies', async () => {
    const before = (await world.logged()).length;
    const ids = await Promise.all(Array.from({ length: 8 }, () => project(8)));
    await eventually(async () => (await world.rows('SELECT 1 FROM incident_projects WHERE id = ANY ($1)', [ids])).length === 0, { deadline: 30_000 });
    for (const table of ['sequences', 'comments']) expect(await world.rows(`SELECT 1 FROM ${table} WHERE project_id = ANY ($1)`, [ids])).toEqual([]);
    const own = await world.rows('SELECT project_id, operation, details FROM activities WHERE project_id = ANY ($1)', [ids]);
    expect(own.map(({ project_id: id }) => id).sort()).toEqual([...ids].sort());
    expect(own[0]).toMatchObject({ operation: 'project.deleted', details: { retentionDays: 7 } });
    expect((await world.logged()).slice(before).filter((operation) => operation === 'incidentProject.expired')).toHaveLength(8);
  }, patience);

  it('[IM-09] waits for a change of the retention that is under way, and lets nothing go that is to stay', async () => {
    const other = await world.sql.connect();
    try {
      await other.query('BEGIN');
      await other.query('UPDATE incident_settings SET retention_days = 365000');
      const [holder] = (await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows;
      const old = await project(30);
      await eventually(async () => (await world.rows('SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))', [holder?.pid])).length > 0);
      await other.query('COMMIT');
      const next = await project(366_000);
      await eventually(async () => (await world.operator.call(`/incidentProjects/${next}`)).status === 410, { deadline: 20_000 });
      await world.operator.get(`/incidentProjects/${old}`);
    } finally {
      await other.query('ROLLBACK');
      other.release();
      await world.rows('UPDATE incident_settings SET retention_days = 7');
    }
  }, patience);

  it('[IM-10] leaves projects alone that are exempt: they go by hand', async () => {
    const [exempt, expiring] = [await project(400, true), await project(400)];
    await eventually(async () => (await world.operator.call(`/incidentProjects/${expiring}`)).status === 410, { deadline: 20_000 });
    await world.operator.get(`/incidentProjects/${exempt}`);
    await world.operator.expect(200, `/incidentProjects/${exempt}`, { method: 'DELETE' });
  }, patience);
});

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Database } from '@vigie/platform/persistence';
import { serviceCaller } from '@vigie/platform/security';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { refusal } from '../../testing/refusal.js';
import { custodyHash, firstHash } from './custody.rules.js';
import { Custody } from './custody.service.js';

const disclosure = { recipient: ' Police, Officer Martin ', purpose: 'Investigation', form: 'copy', time: '2026-11-22T10:00:00Z', reference: 'PV 12/2026' };

describe('the chain of custody', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const project = async (): Promise<string> => (await world.operator.create('/incidentProjects', { title: 'Theft' })).id;
  const at = (id: string) => `/incidentProjects/${id}/custody`;
  /** What the database says to this statement when its owner sends it. */
  const asOwner = (sql: string) => world.rows(sql).then(() => 'done', (error: unknown) => (error as Error).message);

  it('[IM-36] records a disclosure: to whom, what for, how, when and by whom, each entry with the hash of the one before', async () => {
    const id = await project();
    const first = await world.operator.create(at(id), disclosure);
    expect(first).toMatchObject({
      number: 1, kind: 'disclosure', recipient: 'Police, Officer Martin', purpose: 'Investigation', form: 'copy', time: '2026-11-22T10:00:00.000Z', reference: 'PV 12/2026',
      by: { type: 'users', name: 'Olga Operator' }, previousHash: firstHash, intact: true,
    });
    const second = await world.operator.create(at(id), { recipient: 'Insurer', purpose: 'Claim', form: 'shown' });
    expect(second).toMatchObject({ number: 2, previousHash: first.hash });
    expect(await world.operator.list(at(id))).toMatchObject([{ id: first.id, intact: true }, { id: second.id, intact: true }]);
    expect(await world.operator.get(`${at(id)}/${first.id}`)).toMatchObject({ hash: first.hash });
    const [row] = await world.rows('SELECT * FROM custody_entries WHERE id = $1', [first.id]);
    expect(custodyHash({
      id: first.id, projectId: id, number: 1, kind: 'disclosure', time: row?.time as Date, recordedAt: row?.recorded_at as Date, byId: world.operatorPerson.id, byName: 'Olga Operator',
      byKind: 'user', recipient: 'Police, Officer Martin', purpose: 'Investigation', form: 'copy', reference: 'PV 12/2026', details: {}, previousHash: firstHash,
    })).toBe(first.hash);
  });

  it('[IM-36] is in the project\'s own log and, so that it outlives the project, in the log-server\'s', async () => {
    const id = await project();
    const { hash } = await world.operator.create(at(id), disclosure);
    const [newest] = await world.operator.list(`/incidentProjects/${id}/activities`);
    expect(newest).toMatchObject({ operation: 'project.disclosed', text: 'Olga Operator recorded a disclosure to Police, Officer Martin.' });
    const entry = (await world.told()).find(({ payload }) => payload.operation === 'incidentProject.disclosed' && (payload.object as { id: string }).id === id);
    expect(entry?.payload).toMatchObject({ log: 'audit', privilege: 'incidentCustody.manage', details: { recipient: 'Police, Officer Martin', purpose: 'Investigation', form: 'copy', hash } });
  });

  it('[IM-36] takes entries of exports as part of their transaction, which the log of the site has as well', async () => {
    const id = await project();
    const logged = (await world.logged()).length;
    const app = world.services[0]?.app;
    const [database, custody] = [app?.get(Database), app?.get(Custody, { strict: false })];
    const append = (fail: boolean) => database?.change(async (tx) => {
      await custody?.append(tx, serviceCaller('incident-manager'), id, { kind: 'export', details: { digest: 'ab', bytes: 12 } });
      if (fail) throw new Error('no package');
    });
    await expect(append(true)).rejects.toThrow('no package');
    await append(false);
    expect(await world.operator.list(at(id))).toMatchObject([{ number: 1, kind: 'export', details: { digest: 'ab', bytes: 12 }, intact: true }]);
    expect((await world.operator.list(`/incidentProjects/${id}/activities`))[0]).toMatchObject({ operation: 'project.exported' });
    expect((await world.logged()).slice(logged)).toEqual(['incidentProject.exported']);
  });

  it('[IM-36] keeps one chain however many add at once', async () => {
    const id = await project();
    await Promise.all(Array.from({ length: 12 }, (_, number) => world.operator.create(at(id), { ...disclosure, recipient: `Recipient ${number}` })));
    const entries = await world.operator.list(at(id));
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(entries.every(({ intact }) => intact)).toBe(true);
  });

  it('[IM-36] is only added to: the application may not, and nobody else either', async () => {
    const id = await project();
    await world.operator.create(at(id), disclosure);
    const application = new pg.Client({ connectionString: world.database.applicationUrl });
    await application.connect();
    for (const statement of ["UPDATE custody_entries SET recipient = 'Press'", 'DELETE FROM custody_entries', 'TRUNCATE custody_entries']) {
      await expect(application.query(statement)).rejects.toThrow('permission denied');
      expect(await asOwner(statement)).toContain('only added to');
    }
    await application.end();
    expect(await world.operator.list(at(id))).toHaveLength(1);
    expect((await world.operator.call(`${at(id)}/${randomUUID()}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('[IM-36] shows what was changed behind the database\'s back', async () => {
    const id = await project();
    for (const recipient of ['One', 'Two', 'Three']) await world.operator.create(at(id), { ...disclosure, recipient });
    await world.rows('ALTER TABLE custody_entries DISABLE TRIGGER custody_entries_kept');
    await world.rows("UPDATE custody_entries SET recipient = 'Nobody' WHERE project_id = $1 AND number = 2", [id]);
    await world.rows('ALTER TABLE custody_entries ENABLE TRIGGER custody_entries_kept');
    expect((await world.operator.list(`${at(id)}?orderBy=desc:'number'`)).map(({ intact }) => intact)).toEqual([false, false, true]);
  });

  it('[IM-33] [IM-36] goes with the project, but for the log-server\'s entry', async () => {
    const id = await project();
    await world.operator.create(at(id), disclosure);
    await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
    expect(await world.rows('SELECT 1 FROM custody_entries WHERE project_id = $1', [id])).toEqual([]);
    expect(refusal(await world.operator.call(at(id)))).toEqual([410, 'object.deleted']);
    expect(refusal(await world.operator.call(at(id), { method: 'POST', body: disclosure }))).toEqual([410, 'object.deleted']);
  });

  it.each([
    {}, { ...disclosure, recipient: ' ' }, { ...disclosure, recipient: 'x'.repeat(257) }, { ...disclosure, form: 'sold' }, { ...disclosure, purpose: null },
    { ...disclosure, time: 'noon' }, { ...disclosure, time: '2999-01-01T00:00:00Z' },
    { ...disclosure, time: '2026-11-22T10:00:00' },
  ])('[IM-36] refuses %j and writes nothing', async (body) => {
    const id = await project();
    expect(refusal(await world.operator.call(at(id), { method: 'POST', body }))).toEqual([400, 'request.invalid']);
    expect(await world.operator.list(at(id))).toEqual([]);
  });
});

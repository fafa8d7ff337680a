import { randomUUID } from 'node:crypto';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

const resources = [
  { path: '/incidentTypes', type: 'incidentTypes', member: 'type', code: 'incident.type.inUse', fact: 'incidentType', table: 'incident_types' },
  { path: '/incidentStatuses', type: 'incidentStatuses', member: 'status', code: 'incident.status.inUse', fact: 'incidentStatus', table: 'incident_statuses' },
] as const;

describe('properties that administrators define', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  describe.each(resources)('$path', ({ path, type, member, code, fact, table }) => {
    it('[IM-01] [IM-02] adds, shows, edits and deletes, and counts numbers that never come twice', async () => {
      const first = await world.admin.create(path, { name: ' Workplace injury - employee ', description: 'Somebody of ours' });
      expect(first).toMatchObject({ name: 'Workplace injury - employee', description: 'Somebody of ours', state: 'Success', path: { type, id: first.id }, relations: { self: { type, id: first.id } } });
      const second = await world.admin.create(path, { name: 'Workplace injury - visitor' });
      expect(second.number).toBe(Number(first.number) + 1);
      const edited = await world.admin.expect(200, `${path}/${first.id}`, { method: 'PATCH', body: { name: 'Injury', description: '' }, headers: { 'If-Match': '"1"' } });
      expect(edited.body.data).toMatchObject({ id: first.id, name: 'Injury' });
      expect(edited.body.data).not.toHaveProperty('description');
      expect(edited.etag).toBe('"2"');
      await world.admin.expect(200, `${path}/${second.id}`, { method: 'DELETE' });
      const third = await world.admin.create(path, { name: 'Another' });
      expect(third.number).toBe(Number(second.number) + 1);
      expect((await world.admin.list(path)).map(({ id }) => id)).toEqual([first.id, third.id]);
      expect(await world.admin.list(`${path}?name=contains:'jur'`)).toHaveLength(1);
    });

    it('[IN-07] keeps names unlike each other, whatever their case, accents, width and blanks', async () => {
      const { id } = await world.admin.create(path, { name: 'Équipe 1' });
      for (const name of ['équipe 1', 'EQUIPE 1', ' E\u0301quipe  1 ', 'Ｅｑｕｉｐｅ １']) {
        expect(refusal(await world.admin.call(path, { method: 'POST', body: { name } }))).toEqual([409, 'object.exists']);
      }
      const other = await world.admin.create(path, { name: 'Équipe 2' });
      expect(refusal(await world.admin.call(`${path}/${other.id}`, { method: 'PATCH', body: { name: 'equipe 1' } }))).toEqual([409, 'object.exists']);
      await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { name: 'EQUIPE 1' } });
      for (const one of [id, other.id]) await world.admin.expect(200, `${path}/${one}`, { method: 'DELETE' });
    });

    it('[IM-07] tells every change at once, so that nobody restarts anything', async () => {
      const before = (await world.told()).length;
      const { id } = await world.admin.create(path, { name: 'Told' });
      await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { name: 'Retold' } });
      await world.admin.expect(200, `${path}/${id}`, { method: 'DELETE' });
      const facts = (await world.told()).slice(before).map((told) => told.fact).filter((name) => name.includes(`.${fact}.`));
      expect(facts).toEqual(['created', 'updated', 'deleted'].map((verb) => `incident-manager.${fact}.${verb}.v1`));
    });

    it('[IM-05] refuses to edit or delete what a project has, by code, and changes nothing', async () => {
      const property = await world.admin.create(path, { name: 'In use' });
      const project = await world.operator.create('/incidentProjects', { [member]: { type, id: property.id } });
      const before = await world.rows(`SELECT * FROM ${table} ORDER BY number`);
      expect(refusal(await world.admin.call(`${path}/${property.id}`, { method: 'PATCH', body: { name: 'Other' } }))).toEqual([409, code]);
      expect(refusal(await world.admin.call(`${path}/${property.id}`, { method: 'DELETE' }))).toEqual([409, code]);
      expect(await world.rows(`SELECT * FROM ${table} ORDER BY number`)).toEqual(before);
      await world.operator.expect(200, `/incidentProjects/${project.id}`, { method: 'PUT', body: {} });
      await world.admin.expect(200, `${path}/${property.id}`, { method: 'DELETE' });
    });

    it('[IM-05] [IM-50] says administrators who may see projects by how many each is used', async () => {
      const [used, unused] = [await world.admin.create(path, { name: 'Used' }), await world.admin.create(path, { name: 'Unused' })];
      const projects = await Promise.all([1, 2].map(() => world.operator.create('/incidentProjects', { [member]: { type, id: used.id } })));
      const counts = async (who = world.admin) => (await who.list(path)).filter(({ id }) => [used.id, unused.id].includes(id)).map(({ projectCount }) => projectCount);
      expect(await counts()).toEqual([2, 0]);
      expect((await world.admin.get(`${path}/${used.id}`)).projectCount).toBe(2);
      await world.operator.expect(200, `/incidentProjects/${projects[0]?.id}`, { method: 'DELETE' });
      expect(await counts()).toEqual([1, 0]);
      const keeper = world.as(await world.rights.person('Petra', ['incidentProperties.view', 'incidentProperties.manage']));
      for (const person of [keeper, world.operator]) {
        expect(await counts(person)).toEqual([undefined, undefined]);
        expect(await person.get(`${path}/${used.id}`)).not.toHaveProperty('projectCount');
      }
    });

    it('[IM-32] tells stale from deleted from unknown', async () => {
      const { id } = await world.admin.create(path, { name: 'Stale' });
      await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { name: 'Fresh' } });
      const stale = { method: 'PATCH', body: { name: 'Lost' }, headers: { 'If-Match': '"1"' } };
      expect(refusal(await world.admin.call(`${path}/${id}`, stale))).toEqual([412, 'object.changed']);
      expect((await world.admin.get(`${path}/${id}`)).name).toBe('Fresh');
      await world.admin.expect(200, `${path}/${id}`, { method: 'DELETE' });
      expect(refusal(await world.admin.call(`${path}/${id}`))).toEqual([410, 'object.deleted']);
      expect(refusal(await world.admin.call(`${path}/${randomUUID()}`))).toEqual([404, 'object.notFound']);
      expect(refusal(await world.admin.call(`${path}/1`))).toEqual([404, 'object.notFound']);
    });

    it('[IM-50] lets operators see and only administrators define them', async () => {
      expect(refusal(await world.operator.call(path, { method: 'POST', body: { name: 'Mine' } }))).toEqual([403, 'access.refused']);
      await world.operator.expect(200, path);
      const nobody = world.as(await world.rights.person('Nora', []));
      expect(refusal(await nobody.call(path))).toEqual([403, 'access.refused']);
    });

    it.each([
      ['no name', {}], ['an empty name', { name: '  ' }], ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }], ['a name that is no text', { name: { a: 1 } }],
      ['a NUL', { name: 'a\0b' }], ['an unknown member', { name: 'x', owner: 'me' }],
    ])('refuses %s by code and changes nothing', async (_, body) => {
      const [before] = await world.rows(`SELECT count(*)::int AS count FROM ${table}`);
      const answer = await world.admin.call(path, { method: 'POST', body });
      expect(answer.status).toBe(400);
      expect(answer.body.error?.details[0]?.errorTextId).toMatch(/^(request|text)\./);
      expect(await world.rows(`SELECT count(*)::int AS count FROM ${table}`)).toEqual([before]);
    });
  });
});

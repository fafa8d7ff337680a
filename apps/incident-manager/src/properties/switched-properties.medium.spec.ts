import { randomUUID } from 'node:crypto';
import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';

const kinds = ['integer', 'decimal', 'text', 'checkBox', 'dateTime'];
const resources = [
  { path: '/incidentCategories', type: 'incidentCategories', count: 5, fact: 'incidentCategory', id: 'IM-03' },
  { path: '/incidentDataFields', type: 'incidentDataFields', count: 15, fact: 'incidentDataField', id: 'IM-04' },
] as const;

describe('categories and fields of incident data', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const numbered = async (path: string, number: number) => {
    const [found] = await world.admin.list(`${path}?disabled&number='${number}'`);
    return found as { id: string; name: string; enabled: boolean };
  };

  it('[IM-04] there are three fields of each kind', async () => {
    const fields = await world.admin.list('/incidentDataFields?disabled');
    expect(fields.map(({ kind, position }) => [kind, position])).toEqual(kinds.flatMap((kind) => [1, 2, 3].map((position) => [kind, position])));
  });

  describe.each(resources)('$path', ({ path, type, count, fact, id: requirement }) => {
    it(`[${requirement}] there are always ${count}, off and without a name, and nobody adds or deletes one`, async () => {
      const all = await world.admin.list(`${path}?disabled`);
      expect(all.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      for (const one of all) expect(one).toMatchObject({ enabled: false, name: '', relations: { self: { type, id: one.id } } });
      expect(refusal(await world.admin.call(path, { method: 'POST', body: { name: 'Sixth' } }))).toEqual([404, 'route.unknown']);
      expect(refusal(await world.admin.call(`${path}/${all[0]?.id}`, { method: 'DELETE' }))).toEqual([404, 'route.unknown']);
    });

    it(`[${requirement}] [IM-06] is named, switched on, found by operators, and switched off with its name kept`, async () => {
      const { id } = await numbered(path, 2);
      expect(await world.operator.list(path)).toEqual([]);
      const on = await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { enabled: true, name: ' Location ', description: 'Where did the incident happen?' }, headers: { 'If-Match': '"1"' } });
      expect(on.body.data).toMatchObject({ number: 2, enabled: true, name: 'Location', description: 'Where did the incident happen?' });
      expect(on.etag).toBe('"2"');
      expect((await world.operator.list(path)).map((one) => one.id)).toEqual([id]);
      await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { enabled: false } });
      expect(await world.operator.list(path)).toEqual([]);
      expect(await world.admin.get(`${path}/${id}`)).toMatchObject({ enabled: false, name: 'Location' });
    });

    it(`[${requirement}] asks for a name before it is switched on, and keeps it while it is on`, async () => {
      const { id } = await numbered(path, 3);
      const change = (body: object) => world.admin.call(`${path}/${id}`, { method: 'PATCH', body });
      expect(refusal(await change({ enabled: true }))).toEqual([400, 'incident.property.nameMissing']);
      expect(refusal(await change({ enabled: true, name: '  ' }))).toEqual([400, 'incident.property.nameMissing']);
      expect((await change({ enabled: true, name: 'Named' })).status).toBe(200);
      const bare = await change({ name: '' });
      expect([refusal(bare), refusedMember(bare)]).toEqual([[400, 'incident.property.nameMissing'], 'name']);
      expect((await change({ enabled: false, name: '' })).status).toBe(200);
    });

    it('[IM-07] [IM-52] tells a change at once, to the log-server too, and nothing where nothing changes', async () => {
      const { id } = await numbered(path, 4);
      const [told, logged] = [(await world.told()).length, (await world.logged()).length];
      for (let time = 0; time < 2; time += 1) await world.admin.expect(200, `${path}/${id}`, { method: 'PATCH', body: { name: 'Told' } });
      const facts = (await world.told()).slice(told).filter((one) => one.fact.includes(`.${fact}.`));
      expect(facts).toEqual([{ fact: `incident-manager.${fact}.updated.v1`, payload: expect.objectContaining({ id, name: 'Told', enabled: false }) as object }]);
      expect((await world.logged()).slice(logged)).toEqual([`${fact}.changed`]);
    });

    it('[IM-32] [IM-50] tells stale from unknown, and lets only administrators define', async () => {
      const { id } = await numbered(path, 5);
      const body = { name: 'Mine' };
      expect(refusal(await world.admin.call(`${path}/${id}`, { method: 'PATCH', body, headers: { 'If-Match': '"9"' } }))).toEqual([412, 'object.changed']);
      expect(refusal(await world.admin.call(`${path}/${randomUUID()}`, { method: 'PATCH', body }))).toEqual([404, 'object.notFound']);
      expect(refusal(await world.operator.call(`${path}/${id}`, { method: 'PATCH', body }))).toEqual([403, 'access.refused']);
      const nobody = world.as(await world.rights.person('Nora', []));
      expect(refusal(await nobody.call(path))).toEqual([403, 'access.refused']);
    });

    it.each([
      ['a switch that is a word', { enabled: 'yes' }, 'enabled'], ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'name'], ['a NUL', { name: 'a\0b' }, 'name'],
      ['a number of its own', { number: 9 }, 'number'], ['another kind', { kind: 'text' }, 'kind'], ['an array', { name: ['a'] }, 'name'],
    ])('refuses %s by code and changes nothing', async (_, body, member) => {
      const { id } = await numbered(path, 1);
      const answer = await world.admin.call(`${path}/${id}`, { method: 'PATCH', body });
      expect([answer.status, refusedMember(answer)]).toEqual([400, member]);
      expect(answer.body.error?.details[0]?.errorTextId).toMatch(/^(request|text)\./);
      expect(await numbered(path, 1)).toMatchObject({ enabled: false, name: '' });
    });
  });

  it('[IM-03] the values of all categories are counted together, and each category lists its own', async () => {
    const [first, second] = [await numbered('/incidentCategories', 1), await numbered('/incidentCategories', 2)];
    const value = (category: { id: string }, name: string) => world.admin.create(`/incidentCategories/${category.id}/values`, { name });
    const numbers = [(await value(first, 'Other')).number, (await value(second, 'Laboratory')).number, (await value(first, 'Yet another')).number].map(Number);
    expect(numbers).toEqual([0, 1, 2].map((step) => (numbers[0] ?? 0) + step));
    const [laboratory, ...others] = await world.admin.list(`/incidentCategories/${second.id}/values`);
    expect([laboratory?.name, others]).toEqual(['Laboratory', []]);
    expect(laboratory?.relations).toMatchObject({ self: { type: 'incidentCategoryValues' }, parent: { type: 'incidentCategories', id: second.id } });
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const answer = await world.admin.call(`/incidentCategories/${first.id}/values/${laboratory?.id}`, { method, ...(method === 'PATCH' ? { body: { name: 'x' } } : {}) });
      expect(refusal(answer)).toEqual([404, 'object.notFound']);
    }
    expect(refusal(await world.admin.call(`/incidentCategories/${randomUUID()}/values`))).toEqual([404, 'object.notFound']);
  });

  it('[IM-05] a value that a project has is neither edited nor deleted, whichever category it is of and whether that is on', async () => {
    const members = [1, 2, 3, 4, 5].map((number) => `category${number}`);
    const defined = await DefinedProperties.define(world, members);
    for (const member of members) {
      const value = await defined.value(member, 'In use');
      const path = `${defined.path(member)}/values/${value}`;
      const { id } = await world.operator.create('/incidentProjects', { categories: [defined.category(member, value)] });
      await defined.change(member, { enabled: false });
      const before = await world.rows('SELECT * FROM incident_category_values ORDER BY number');
      expect(refusal(await world.admin.call(path, { method: 'PATCH', body: { name: 'Other' } }))).toEqual([409, 'incident.categoryValue.inUse']);
      expect(refusal(await world.admin.call(path, { method: 'DELETE' }))).toEqual([409, 'incident.categoryValue.inUse']);
      expect(await world.rows('SELECT * FROM incident_category_values ORDER BY number')).toEqual(before);
      await defined.change(member, { enabled: true });
      await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'PATCH', body: { categories: [defined.category(member, null)] } });
      await world.admin.expect(200, path, { method: 'PATCH', body: { name: 'Elsewhere' } });
      await world.admin.expect(200, path, { method: 'DELETE' });
      expect(refusal(await world.admin.call(path))).toEqual([410, 'object.deleted']);
    }
  });

  it('[IM-05] [IM-50] says administrators who may see projects and their incident data by how many a value is used', async () => {
    const defined = await DefinedProperties.define(world, ['category4']);
    const [used, unused] = [await defined.value('category4', 'Used'), await defined.value('category4', 'Unused')];
    for (let time = 0; time < 2; time += 1) await world.operator.create('/incidentProjects', { categories: [defined.category('category4', used)] });
    const path = `${defined.path('category4')}/values`;
    const counts = async (who = world.admin) => Object.fromEntries((await who.list(path)).map(({ id, projectCount }) => [id, projectCount]));
    expect(await counts()).toMatchObject({ [used]: 2, [unused]: 0 });
    expect((await world.admin.get(`${path}/${used}`)).projectCount).toBe(2);
    for (const lacking of ['incidentProject.view', 'incidentData.view', 'incidentProperties.manage']) {
      const all = [...operatorPrivileges, 'incidentProperties.manage' as const];
      const person = world.as(await world.rights.person('Lea', all.filter((privilege) => privilege !== lacking)));
      expect(await counts(person)).toMatchObject({ [used]: undefined, [unused]: undefined });
    }
  });

  it('[IM-05] counts projects in an index alone', async () => {
    await world.rows('SET enable_seqscan = off');
    await world.rows('SET enable_bitmapscan = off');
    for (const column of ['type_id', 'status_id', 'category1_id', 'category5_id']) {
      const plan = await world.rows(`EXPLAIN SELECT ${column} AS id, count(*)::int AS count FROM incident_projects WHERE ${column} = ANY ($1) GROUP BY ${column}`, [[randomUUID(), randomUUID()]]);
      expect(JSON.stringify(plan)).toContain(`Index Only Scan using incident_projects_${column}`);
    }
  });
});

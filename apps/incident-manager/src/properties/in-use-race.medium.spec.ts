import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';

const clients = 10;
const rounds = 6;

describe('a type that is assigned and taken away at the same moment', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open();
    await world.start();
  }, patience);
  afterAll(() => world.close(), patience);

  const api = (turn: number) => world.as(world.operatorPerson, world.services[turn % world.services.length]);

  it('[IM-05] [IM-58] ten clients on two copies assign while one deletes: no project is ever left with a type that is gone', async () => {
    let [kept, deleted] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const type = await world.admin.create('/incidentTypes', { name: `Round ${round}` });
      const body = { type: { type: 'incidentTypes', id: type.id } };
      const assigning = Array.from({ length: clients }, (_, turn) => api(turn).call('/incidentProjects', { method: 'POST', body }));
      const [removal, ...assigned] = await Promise.all([world.admin.call(`/incidentTypes/${type.id}`, { method: 'DELETE' }), ...assigning]);
      const held = await world.rows('SELECT id FROM incident_projects WHERE type_id = $1', [type.id]);
      const left = await world.rows('SELECT id FROM incident_types WHERE id = $1', [type.id]);
      if (removal?.status === 200) {
        deleted += 1;
        expect([held, left]).toEqual([[], []]);
        for (const answer of assigned) expect(refusal(answer)).toEqual([400, 'incident.type.unknown']);
      } else {
        kept += 1;
        expect(removal && refusal(removal)).toEqual([409, 'incident.type.inUse']);
        expect(left).toHaveLength(1);
        const created = assigned.filter(({ status }) => status === 201);
        expect(created).toHaveLength(clients);
        for (const { body: { result } } of created) expect((await world.operator.get(`/incidentProjects/${result.id}`)).type).toMatchObject({ id: type.id });
      }
    }
    expect(kept + deleted).toBe(rounds);
    expect(await world.rows('SELECT 1 FROM incident_projects p LEFT JOIN incident_types t ON t.id = p.type_id WHERE p.type_id IS NOT NULL AND t.id IS NULL')).toEqual([]);
  }, patience);

  it('[IM-05] [IM-58] ten clients on two copies assign a category value while one deletes it: no project is ever left without its value', async () => {
    const defined = await DefinedProperties.define(world, ['category3']);
    const { id } = await world.operator.create('/incidentProjects', {});
    for (let round = 0; round < rounds; round += 1) {
      const value = await defined.value('category3', `Round ${round}`);
      const body = { categories: [defined.category('category3', value)] };
      const assigning = Array.from({ length: clients }, (_, turn) => (turn === 0
        ? api(turn).call(`/incidentProjects/${id}`, { method: 'PATCH', body })
        : api(turn).call('/incidentProjects', { method: 'POST', body })));
      const [removal, ...assigned] = await Promise.all([world.admin.call(`${defined.path('category3')}/values/${value}`, { method: 'DELETE' }), ...assigning]);
      const held = await world.rows('SELECT id FROM incident_projects WHERE category3_id = $1', [value]);
      if (removal?.status === 200) {
        expect(held).toEqual([]);
        for (const answer of assigned) expect(refusal(answer)).toEqual([400, 'incident.categoryValue.unknown']);
      } else {
        expect(removal && refusal(removal)).toEqual([409, 'incident.categoryValue.inUse']);
        expect(assigned.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: clients - 1 }, () => 201)]);
        expect(held).toHaveLength(clients);
      }
    }
  }, patience);

  it('[IM-05] an edit never changes the name under a project that was given the type before it', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const type = await world.admin.create('/incidentTypes', { name: `Before ${round}` });
      const body = { type: { type: 'incidentTypes', id: type.id } };
      const edit = world.admin.call(`/incidentTypes/${type.id}`, { method: 'PATCH', body: { name: `After ${round}` } });
      const [edited, ...assigned] = await Promise.all([edit, ...Array.from({ length: clients }, (_, turn) => api(turn).call('/incidentProjects', { method: 'POST', body }))]);
      const names = new Set(assigned.map(({ body: answer }) => (answer.result.type as { name: string }).name));
      expect([...names]).toEqual([`${edited?.status === 200 ? 'After' : 'Before'} ${round}`]);
    }
  }, patience);

  it('[IM-20] [IM-58] numbers of projects made at once on two copies follow each other without a gap', async () => {
    const before = await world.rows('SELECT count(*)::int AS count FROM incident_projects');
    await Promise.all(Array.from({ length: 20 }, (_, turn) => api(turn).create('/incidentProjects', {})));
    const numbers = (await world.rows('SELECT number FROM incident_projects ORDER BY number')).map(({ number }) => Number(String(number).split('-')[1]));
    expect(numbers).toEqual(Array.from({ length: Number(before[0]?.count) + 20 }, (_, index) => index + 1));
  }, patience);
});

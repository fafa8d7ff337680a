import { Database } from '@vigie/platform/persistence';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { operatorPrivileges } from '../testing/rights.js';
import { planSearch } from './project-search.js';

const path = '/incidentProjects';
const many = 500;

describe('finding free text among many projects', () => {
  let world: IncidentWorld;
  const titles = async (query: string, who = world.operator): Promise<unknown[]> => (await who.list(`${path}?orderBy=asc:'number'&size=4&${query}`)).map(({ title }) => title);

  beforeAll(async () => {
    world = await IncidentWorld.open();
    await world.rows(
      `INSERT INTO incident_projects (id, number, title, description, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
       SELECT gen_random_uuid(), lpad(n::text, 4, '0'), 'Round ' || n, CASE n % 3 WHEN 0 THEN 'Quiet in the corridor' END, gen_random_uuid(), 'Olga', 'user', now(), now() FROM generate_series(1, $1::int) AS n`, [many]);
    await world.rows(
      `INSERT INTO comments (id, project_id, text, author_id, author_name, author_kind, created_at)
       SELECT gen_random_uuid(), id, CASE WHEN number = '0007' THEN 'A tourniquet was needed' ELSE 'A corridor again' END, id, 'Olga', 'user', now()
       FROM incident_projects WHERE right(number, 1) IN ('1', '7')`);
    for (const table of ['incident_projects', 'comments']) await world.rows(`ANALYZE ${table}`);
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-28] finds the same, whether a word is common or rare', async () => {
    expect(await titles("text=contains:'corridor'")).toEqual(['Round 1', 'Round 3', 'Round 6', 'Round 9']);
    expect(await titles("text=contains:'TOURNIQUET'")).toEqual(['Round 7']);
    expect(await titles("text=contains:'corridor'&text=contains:'tourniquet'")).toEqual([]);
    expect(await titles("text=contains:'zygomorphic'")).toEqual([]);
    const noComments = world.as(await world.rights.person('Lea', operatorPrivileges.filter((privilege) => privilege !== 'incidentComment.view')));
    expect(await titles("text=contains:'corridor'", noComments)).toEqual(['Round 3', 'Round 6', 'Round 9', 'Round 12']);
    expect(await titles("text=contains:'tourniquet'", noComments)).toEqual([]);
  });

  it('[IM-28] goes through every page of a common word once, by number and by cursor', async () => {
    const found: unknown[] = [];
    for (let page = 0; page < 60; page += 1) found.push(...await titles(`text=contains:'corridor'&page=${page}`));
    const expected = (await world.rows("SELECT title FROM incident_projects WHERE description IS NOT NULL OR right(number, 1) IN ('1', '7') AND number <> '0007' ORDER BY number")).map(({ title }) => title);
    expect(found).toEqual(expected);
    expect(expected.length).toBeGreaterThan(200);
  });

  it('[IM-28] walks where many have it and gathers where few have it or the page is far', async () => {
    const manager = world.services[0]?.app.get(Database).read;
    if (!manager) throw new Error('no service runs');
    const search = { comments: true, texts: [] };
    const plan = (pattern: string, wanted: number) => planSearch(manager, pattern, search, wanted);
    expect([await plan('%corridor%', 4), await plan('%tourniquet%', 4), await plan('%corridor%', many)]).toEqual(['walk', 'gather', 'gather']);
  });
});

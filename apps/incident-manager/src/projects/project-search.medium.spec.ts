import { IncidentWorld, patience } from '../testing/incident-world.js';
import { operatorPrivileges } from '../testing/rights.js';
import { searchPlan } from './project-search.js';
import { TextSamples } from './text-samples.service.js';

const path = '/incidentProjects';
const many = 500;

describe('finding free text among many projects', () => {
  let world: IncidentWorld;
  const titles = async (query: string, who = world.operator): Promise<unknown[]> => (await who.list(`${path}?orderBy=asc:'number'&size=4&${query}`)).map(({ title }) => title);

  beforeAll(async () => {
    world = await IncidentWorld.open();
    await world.rows(
      `INSERT INTO incident_projects (id, number, title, title_folded, description, description_folded, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
       SELECT gen_random_uuid(), lpad(n::text, 4, '0'), 'Round ' || n, 'round ' || n, CASE n % 3 WHEN 0 THEN 'Quiet in the corridor' END, CASE n % 3 WHEN 0 THEN 'quiet in the corridor' END, gen_random_uuid(), 'Olga', 'user', now(), now() FROM generate_series(1, $1::int) AS n`, [many]);
    await world.rows(
      `INSERT INTO comments (id, project_id, text, text_folded, author_id, author_name, author_kind, created_at)
       SELECT gen_random_uuid(), id, said, lower(said), id, 'Olga', 'user', now()
       FROM incident_projects, LATERAL (SELECT CASE WHEN number = '0007' THEN 'A tourniquet was needed' ELSE 'A corridor again' END AS said) AS one WHERE right(number, 1) IN ('1', '7')`);
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

  it('[IM-28] walks where many have it, gathers where few have it or the page is far, and looks up what nobody seems to have', async () => {
    const samples = world.services[0]?.app.get(TextSamples, { strict: false });
    const plan = async (text: string, wanted: number) => searchPlan(await (samples?.commonness(text, true) ?? Promise.reject(new Error('no service runs'))), wanted);
    expect([await plan('Corridor', 4), await plan('tourniquet', 4), await plan('corridor', 10 * many), await plan('', 4), await plan('zygomorphic', 4)]).toEqual(['walk', 'gather', 'gather', 'walk', 'lookUp']);
  });

  it('[IM-28] knows how common a text is by a sample', async () => {
    const commonness = async (text: string, comments: boolean) => world.services[0]?.app.get(TextSamples, { strict: false }).commonness(text, comments);
    expect(await commonness('QUIET IN', true)).toEqual({ projects: many, found: 166 });
    expect(await commonness('tourniquet', true)).toEqual({ projects: many, found: 1 });
    expect(await commonness('tourniquet', false)).toEqual({ projects: many, found: 0 });
  });

  it('[IM-28] finds at once what was written since the sample, few or many of it', async () => {
    await world.rows("UPDATE incident_projects SET title = 'Flood', title_folded = 'flood' WHERE number = '0450'");
    await world.rows(
      `INSERT INTO comments (id, project_id, text, text_folded, author_id, author_name, author_kind, created_at)
       SELECT gen_random_uuid(), id, 'A flood, said ' || name, 'a flood, said ' || name, id, 'Olga', 'user', now() FROM incident_projects, unnest(ARRAY['one', 'two']) AS name WHERE number IN ('0040', '0450')`);
    expect(await titles("text=contains:'flood'")).toEqual(['Round 40', 'Flood']);
    expect(await titles("text=contains:'flood'&text=contains:'round'")).toEqual(['Round 40']);
    expect(await titles("text=contains:'flood'&number=lt:'0100'&text=contains:'deluge'")).toEqual([]);
    await world.rows(
      `INSERT INTO incident_projects (id, number, title, title_folded, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
       SELECT gen_random_uuid(), lpad(n::text, 4, '0'), 'Flood ' || n, 'flood ' || n, gen_random_uuid(), 'Olga', 'user', now(), now() FROM generate_series(1001, 2200) AS n`);
    expect(await titles("text=contains:'flood'")).toEqual(['Round 40', 'Flood', 'Flood 1001', 'Flood 1002']);
    expect(await titles("text=contains:'flood'&page=300")).toEqual(['Flood 2199', 'Flood 2200']);
  });
});

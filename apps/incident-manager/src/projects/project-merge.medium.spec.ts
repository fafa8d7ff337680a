import fc from 'fast-check';
import { DefinedProperties, shownData } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';
import { replay } from './activities/activity.rules.js';
import type { Step } from './activities/activity.rules.js';

const path = '/incidentProjects';

describe('two people on one project', () => {
  let world: IncidentWorld;
  let defined: DefinedProperties;
  let values: string[];
  let types: string[];

  beforeAll(async () => {
    world = await IncidentWorld.open();
    await world.start();
    defined = await DefinedProperties.define(world, ['category1', 'integer1', 'text1', 'checkBox1']);
    values = [await defined.value('category1', 'First'), await defined.value('category1', 'Second')];
    types = [];
    for (const name of ['Theft', 'Fall']) types.push((await world.admin.create('/incidentTypes', { name })).id);
  }, patience);
  afterAll(() => world.close(), patience);

  const patch = (who: typeof world.operator, id: string, body: object, version?: number, language = 'en') =>
    who.call(`${path}/${id}`, { method: 'PATCH', body, headers: { 'Accept-Language': language, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) } });

  it('[IM-32] who changed different members from the same version: both changes hold', async () => {
    const { id } = await world.operator.create(path, { title: 'Both', data: [defined.data('integer1', 1)] });
    await patch(world.admin, id, { title: 'Theirs', data: [defined.data('text1', 'New')] }, 1);
    const merged = await patch(world.operator, id, { description: 'Mine', data: [defined.data('integer1', 2)] }, 1);
    expect([merged.status, merged.etag]).toEqual([200, '"3"']);
    expect(merged.body.data).toMatchObject({ title: 'Theirs', description: 'Mine' });
    expect(shownData(merged.body.data)).toEqual({ INTEGER1: 2, TEXT1: 'New' });
  });

  it('[IM-32] who changed the same members: a detail for each with who and both values, and nothing changes', async () => {
    const { id } = await world.operator.create(path, { title: 'Before', data: [defined.data('integer1', 1)] });
    await patch(world.admin, id, { title: 'Theirs', data: [defined.data('integer1', 7)], status: null }, 1);
    const before = await world.rows('SELECT * FROM incident_projects WHERE id = $1', [id]);
    const answer = await patch(world.operator, id, { title: 'Mine', description: 'Untouched', data: [defined.data('integer1', 8)] }, 1, 'fr');
    expect(refusal(answer)).toEqual([412, 'incident.project.conflict']);
    expect(answer.body.error?.details.map(({ errorTextId, property }) => [errorTextId, property])).toEqual([['incident.project.conflict', 'title'], ['incident.project.conflict', 'integer1']]);
    const [title, integer] = answer.body.error?.details.map(({ errorText }) => errorText) ?? [];
    for (const part of ['Admin', 'Titre', 'Theirs', 'Mine']) expect(title).toContain(part);
    for (const part of ['Admin', 'INTEGER1', '« 7 »', '« 8 »']) expect(integer).toContain(part);
    expect(await world.rows('SELECT * FROM incident_projects WHERE id = $1', [id])).toEqual(before);
    expect((await patch(world.operator, id, { title: 'Mine' }, 2)).status).toBe(200);
  });

  it('[IM-32] the same value twice is no conflict', async () => {
    const { id } = await world.operator.create(path, {});
    await patch(world.admin, id, { title: 'Same' }, 1);
    expect((await patch(world.operator, id, { title: 'Same', description: 'More' }, 1)).status).toBe(200);
  });

  it('[IM-32] a conflict that only both together make is told, too', async () => {
    const { id } = await world.operator.create(path, {});
    await patch(world.admin, id, { startTime: '2026-11-22T12:00:00Z' }, 1);
    expect(refusal(await patch(world.operator, id, { endTime: '2026-11-22T11:00:00Z' }, 1))).toEqual([400, 'incident.endBeforeStart']);
  });

  it('[IM-32] [IM-50] a right value and a wrong one are answered alike where the caller may not read it, from whichever version', async () => {
    const { id } = await world.operator.create(path, { data: [defined.data('text1', 'One')] });
    await patch(world.operator, id, { data: [defined.data('text1', 'Secret')] }, 1);
    const blind = world.as(await world.rights.person('Bo', operatorPrivileges.filter((one) => one !== 'incidentData.view')));
    const guesses = ['Secret', 'Mine'].flatMap((value) => [1, 2, undefined].map((version) => patch(blind, id, { title: 'Told', data: [defined.data('text1', value)] }, version)));
    const answers = (await Promise.all(guesses)).map(({ status, etag, body }) => ({ status, etag, body }));
    expect(answers[0]?.status).toBe(403);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('[IM-32] a deleted project says so, a version that never was does not pass', async () => {
    const { id } = await world.operator.create(path, {});
    expect(refusal(await patch(world.operator, id, { title: 'x' }, 9))).toEqual([412, 'object.changed']);
    await world.admin.expect(200, `${path}/${id}`, { method: 'DELETE' });
    expect(refusal(await patch(world.operator, id, { title: 'x' }, 1))).toEqual([410, 'object.deleted']);
  });

  const edits = {
    title: fc.constantFrom('One', 'Two', ''), description: fc.constantFrom('Long', 'Longer', ''), type: fc.constantFrom(0, 1), startTime: fc.constantFrom('2026-11-22T10:00:00.000Z', '2026-11-22T11:00:00.000Z'),
    category1: fc.constantFrom(0, 1, null), integer1: fc.constantFrom(1, 2, null), text1: fc.constantFrom('A', 'B', null), checkBox1: fc.constantFrom(true, false, null),
  };
  const step = fc.record({ who: fc.constantFrom(0, 1), refresh: fc.boolean(), edit: fc.record(edits, { requiredKeys: [] }), clears: fc.subarray(['type', 'startTime'], { maxLength: 1 }) });
  type Edit = Partial<Record<keyof typeof edits, unknown>>;

  const bodyOf = (edit: Edit, clears: string[]) => {
    const category = 'category1' in edit ? [defined.category('category1', edit.category1 === null ? null : values[Number(edit.category1)] ?? null)] : [];
    const data = (['integer1', 'text1', 'checkBox1'] as const).filter((member) => member in edit).map((member) => defined.data(member, edit[member]));
    const { title, description, startTime } = edit;
    const type = edit.type === undefined ? undefined : { type: 'incidentTypes', id: types[Number(edit.type)] };
    return { title, description, type, startTime, categories: category, data, clear: clears };
  };

  /** The members as a project shows them, ids for what is defined. */
  const state = async (id: string): Promise<Record<string, unknown>> => {
    const project = await world.operator.get(`${path}/${id}`);
    const { title, description, startTime, type, categories } = project as { title?: string; description?: string; startTime?: string; type?: { id: string }; categories?: { value: { id: string } }[] };
    const { INTEGER1, TEXT1, CHECKBOX1 } = shownData(project);
    const members = { title, description, startTime, type: type?.id, category1: categories?.[0]?.value.id, integer1: INTEGER1, text1: TEXT1, checkBox1: CHECKBOX1 };
    return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
  };

  it('[IM-27] [IM-32] whatever two people do from stale and fresh versions: the log replays to the state, and no acknowledged change is overwritten unseen', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const { id } = await world.operator.create(path, {});
      const people = [0, 1].map((index) => ({ api: world.as(world.operatorPerson, world.services[index]), version: 1, seen: {} as Record<string, unknown> }));
      for (const { who, refresh, edit, clears } of steps) {
        const person = people[who];
        if (!person) continue;
        const before = await state(id);
        if (refresh) Object.assign(person, { seen: before, version: Number((await world.operator.expect(200, `${path}/${id}`)).etag?.replaceAll('"', '')) });
        const answer = await patch(person.api, id, bodyOf(edit, clears), person.version);
        expect([200, 412]).toContain(answer.status);
        const after = await state(id);
        const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
        if (answer.status === 412) expect(changed).toEqual([]);
        for (const name of changed) {
          // What is overwritten is what the person had seen, nothing that came in between.
          expect(before[name]).toEqual(person.seen[name]);
          expect([...Object.keys(edit), ...clears]).toContain(name);
        }
        if (answer.status === 200 && refresh) Object.assign(person, { seen: after, version: Number(answer.etag?.replaceAll('"', '')) });
      }
      const log = (await world.rows('SELECT operation, changes, details FROM activities WHERE project_id = $1 ORDER BY position', [id])) as unknown as Step[];
      const replayed = Object.entries(replay(log).members).map(([name, value]) => [name, typeof value === 'object' ? value.id : value]);
      expect(Object.fromEntries(replayed)).toEqual(await state(id));
    }), { numRuns: 25 });
  }, 2 * patience);
});

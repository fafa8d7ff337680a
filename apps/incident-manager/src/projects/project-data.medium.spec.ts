import { randomUUID } from 'node:crypto';
import type { Privilege } from '@vigie/contracts';
import { DefinedProperties, shownData } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal, refusedMember } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';

const path = '/incidentProjects';
const on = ['category1', 'category2', 'integer1', 'decimal1', 'text1', 'checkBox1', 'checkBox2', 'dateTime1'];
const time = '2026-11-22T10:00:00.000Z';

describe('categories, incident data, assignee and due time of a project', () => {
  let world: IncidentWorld;
  let defined: DefinedProperties;
  let [fall, laboratory, office] = ['', '', ''];

  beforeAll(async () => {
    world = await IncidentWorld.open();
    defined = await DefinedProperties.define(world, on);
    fall = await defined.value('category1', 'Tripped or fallen');
    laboratory = await defined.value('category2', 'Laboratory');
    office = await defined.value('category2', 'Offices 1-12');
  }, patience);
  afterAll(() => world.close(), patience);

  const full = () => ({
    categories: [defined.category('category1', fall), defined.category('category2', laboratory)],
    data: [
      defined.data('integer1', 2), defined.data('decimal1', '100.10'), defined.data('text1', '<script>alert(1)</script>'), defined.data('checkBox1', true),
      defined.data('checkBox2', false), defined.data('dateTime1', '2026-11-22T11:00:00+01:00'),
    ],
  });
  const shown = {
    CATEGORY1: 'Tripped or fallen', CATEGORY2: 'Laboratory', INTEGER1: 2, DECIMAL1: '100.1', TEXT1: '<script>alert(1)</script>', CHECKBOX1: true, CHECKBOX2: false, DATETIME1: time,
  };
  const patch = (id: string, body: object, headers = {}) => world.operator.call(`${path}/${id}`, { method: 'PATCH', body, headers });
  const without = (...privileges: Privilege[]) => world.rights.person('Wanda', operatorPrivileges.filter((one) => !privileges.includes(one)), [world.gate]);

  it('[IM-24] fills them at creation and shows each under its label, with its kind', async () => {
    const created = await world.operator.create(path, full());
    expect(shownData(created)).toEqual(shown);
    const project = await world.operator.get(`${path}/${created.id}`);
    expect(shownData(project)).toEqual(shown);
    expect(project.categories).toContainEqual({
      category: { type: 'incidentCategories', id: defined.id('category1'), name: 'CATEGORY1' }, value: { type: 'incidentCategoryValues', id: fall, name: 'Tripped or fallen' },
    });
    expect(project.data).toContainEqual({ field: { type: 'incidentDataFields', id: defined.id('decimal1'), name: 'DECIMAL1' }, kind: 'decimal', value: '100.1' });
  });

  it('[IM-24] PATCH changes what is named and empties with null; PUT replaces all', async () => {
    const { id } = await world.operator.create(path, full());
    const changed = await patch(id, { categories: [defined.category('category2', office), defined.category('category1', null)], data: [defined.data('integer1', 3), defined.data('text1', null)] });
    const { CATEGORY1: _category, TEXT1: _text, ...rest } = shown;
    expect(shownData(changed.body.data)).toEqual({ ...rest, CATEGORY2: 'Offices 1-12', INTEGER1: 3 });
    expect((await patch(id, { categories: null, data: [], title: 'Same' })).body.data).toMatchObject({ title: 'Same', categories: [{ value: { id: office } }] });
    const replaced = await world.operator.expect(200, `${path}/${id}`, { method: 'PUT', body: { data: [defined.data('checkBox1', false)] } });
    expect(shownData(replaced.body.data)).toEqual({ CHECKBOX1: false });
  });

  it('[IM-06] what is switched off disappears, is not settable, and comes back as it was', async () => {
    const { id } = await world.operator.create(path, full());
    await defined.change('integer1', { enabled: false });
    await defined.change('category1', { enabled: false });
    const { CATEGORY1: _category, INTEGER1: _integer, ...rest } = shown;
    expect(shownData(await world.operator.get(`${path}/${id}`))).toEqual(rest);
    for (const body of [{ data: [defined.data('integer1', 9)] }, { data: [defined.data('integer1', null)] }, { categories: [defined.category('category1', fall)] }]) {
      expect(refusal(await patch(id, body))).toEqual([400, 'incident.property.disabled']);
    }
    await world.operator.expect(200, `${path}/${id}`, { method: 'PUT', body: {} });
    await defined.change('integer1', { enabled: true });
    await defined.change('category1', { enabled: true });
    expect(shownData(await world.operator.get(`${path}/${id}`))).toEqual({ CATEGORY1: 'Tripped or fallen', INTEGER1: 2 });
  });

  it('[IM-27] [IM-24] every change is in the log, under the names held', async () => {
    const { id } = await world.operator.create(path, full());
    await patch(id, { categories: [defined.category('category2', office)], data: [defined.data('checkBox1', null)], dueTime: time });
    const [last] = await world.operator.list(`${path}/${id}/activities`);
    expect(last).toMatchObject({
      operation: 'project.changed',
      changes: expect.arrayContaining([
        { property: 'category2', before: 'Laboratory', after: 'Offices 1-12' }, { property: 'checkBox1', before: 'true' }, { property: 'dueTime', after: time },
      ]) as object,
    });
  });

  it('[IM-34] is assigned to a person until a time, and taken away again', async () => {
    const assignee = { type: 'users', id: world.operatorPerson.id };
    const { id } = await world.operator.create(path, { assignee, dueTime: time });
    expect(await world.operator.get(`${path}/${id}`)).toMatchObject({ assignee: { ...assignee, name: 'Olga Operator' }, dueTime: time });
    expect((await patch(id, { assignee: null, dueTime: null })).body.data).toMatchObject({ assignee, dueTime: time });
    const told = (await world.told()).filter(({ fact }) => fact === 'incident-manager.incidentProject.created.v1').at(-1);
    expect(told?.payload).toMatchObject({ id, assignee: assignee.id, dueTime: time });
    const cleared = (await patch(id, { clear: ['assignee', 'dueTime'] })).body.data;
    expect(cleared).not.toHaveProperty('assignee');
    expect(cleared).not.toHaveProperty('dueTime');
  });

  it('[IM-50] without the right to see data none of it leaves the server, counts of what may not be seen neither', async () => {
    const { id } = await world.operator.create(path, { ...full(), title: 'Hidden parts' });
    const wanda = world.as(await without('incidentData.view', 'incidentData.manage', 'incidentSequence.view', 'incidentComment.view'));
    const [listed] = await wanda.list(`${path}?title='Hidden parts'`);
    const changed = (await wanda.expect(200, `${path}/${id}`, { method: 'PATCH', body: { description: 'Seen' } })).body.data;
    for (const project of [listed, await wanda.get(`${path}/${id}`), changed]) {
      for (const member of ['categories', 'data', 'sequenceCount', 'commentCount']) expect(project).not.toHaveProperty(member);
    }
    await wanda.expect(200, `${path}/${id}`, { method: 'PUT', body: { title: 'Hidden parts' } });
    expect(shownData(await world.operator.get(`${path}/${id}`))).toEqual(shown);
  });

  it('[IM-50] asks for the right to fill them, and for the one to add sequences, each for itself', async () => {
    const span = { camera: { type: 'cameras', id: world.gate.id }, startTime: time, endTime: '2026-11-22T10:01:00Z' };
    const { id } = await world.operator.create(path, {});
    const reader = world.as(await without('incidentData.manage', 'incidentSequence.manage'));
    for (const body of [{ data: [defined.data('integer1', 1)] }, { categories: [] }, { sequences: [span] }, { draftSequences: [randomUUID()] }]) {
      expect(refusal(await reader.call(path, { method: 'POST', body }))).toEqual([403, 'access.refused']);
    }
    expect(refusal(await reader.call(`${path}/${id}`, { method: 'PATCH', body: { data: [defined.data('integer1', 1)] } }))).toEqual([403, 'access.refused']);
    expect((await reader.create(path, { sequences: [], draftSequences: [] })).id).toBeDefined();
  });

  it.each<[string, () => object, [number, string], string]>([
    ['a word for a number', () => ({ data: [defined.data('integer1', 'two')] }), [400, 'incident.property.wrongKind'], 'integer1'],
    ['a fraction for a whole number', () => ({ data: [defined.data('integer1', 1.5)] }), [400, 'incident.property.wrongKind'], 'integer1'],
    ['a number beyond all ranges', () => ({ data: [defined.data('integer1', 1e300)] }), [400, 'incident.property.wrongKind'], 'integer1'],
    ['NaN, which JSON writes as a word', () => ({ data: [defined.data('decimal1', 'NaN')] }), [400, 'incident.property.wrongKind'], 'decimal1'],
    ['too many digits', () => ({ data: [defined.data('decimal1', '1.1234567')] }), [400, 'incident.property.wrongKind'], 'decimal1'],
    ['an array', () => ({ data: [defined.data('decimal1', [1])] }), [400, 'incident.property.wrongKind'], 'decimal1'],
    ['an object', () => ({ data: [defined.data('text1', { a: 1 })] }), [400, 'incident.property.wrongKind'], 'text1'],
    ['10,000 characters', () => ({ data: [defined.data('text1', 'x'.repeat(10_000))] }), [400, 'incident.property.wrongKind'], 'text1'],
    ['a NUL', () => ({ data: [defined.data('text1', 'a\0b')] }), [400, 'text.unsound'], 'data.0.value'],
    ['a word for a check box', () => ({ data: [defined.data('checkBox1', 'true')] }), [400, 'incident.property.wrongKind'], 'checkBox1'],
    ['a date that is none', () => ({ data: [defined.data('dateTime1', '2026-02-30T10:00:00Z')] }), [400, 'incident.property.wrongKind'], 'dateTime1'],
    ['a date beyond all calendars', () => ({ data: [defined.data('dateTime1', '1815-06-18T11:35:00Z')] }), [400, 'incident.timeOutOfRange'], 'dateTime1'],
    ['no value', () => ({ data: [{ field: { type: 'incidentDataFields', id: defined.id('text1') } }] }), [400, 'request.invalid'], 'data.0.value'],
    ['a field that does not exist', () => ({ data: [{ field: { type: 'incidentDataFields', id: randomUUID() }, value: 1 }] }), [400, 'reference.unknown'], 'data'],
    ['a field twice', () => ({ data: [defined.data('integer1', 1), defined.data('integer1', 2)] }), [400, 'request.invalid'], 'integer1'],
    ['a field that is off', () => ({ data: [defined.data('integer3', 1)] }), [400, 'incident.property.disabled'], 'integer3'],
    ['16 fields', () => ({ data: Array.from({ length: 16 }, () => defined.data('integer1', 1)) }), [400, 'request.invalid'], 'data'],
    ['a value of another category', () => ({ categories: [defined.category('category1', laboratory)] }), [400, 'incident.categoryValue.unknown'], 'category1'],
    ['a value that does not exist', () => ({ categories: [defined.category('category1', randomUUID())] }), [400, 'incident.categoryValue.unknown'], 'category1'],
    ['a category where a value belongs', () => ({ categories: [{ category: { type: 'incidentCategories', id: defined.id('category1') }, value: { type: 'incidentCategories', id: fall } }] }), [400, 'request.invalid'], 'categories.0.value.type'],
    ['a category that does not exist', () => ({ categories: [{ category: { type: 'incidentCategories', id: randomUUID() }, value: null }] }), [400, 'reference.unknown'], 'categories'],
    ['categories that are no list', () => ({ categories: 'all' }), [400, 'request.invalid'], 'categories'],
    ['a person who does not exist', () => ({ assignee: { type: 'users', id: randomUUID() } }), [400, 'reference.unknown'], 'assignee'],
    ['a due time that is none', () => ({ dueTime: 'soon' }), [400, 'request.invalid'], 'dueTime'],
    ['an end before the start', () => ({ startTime: time, endTime: '2026-11-22T09:59:59Z' }), [400, 'incident.endBeforeStart'], 'endTime'],
    ['to clear what cannot be cleared', () => ({ clear: ['createdBy'] }), [400, 'request.invalid'], 'clear'],
  ])('[IM-24] refuses %s by code, at creation and later, and changes nothing', async (_, body, expected, member) => {
    const { id } = await world.operator.create(path, { ...full(), title: 'Stays' });
    const state = () => Promise.all(['incident_projects', 'activities', 'project_numbers'].map((table) => world.rows(`SELECT * FROM ${table} ORDER BY 1`)));
    const before = await state();
    for (const answer of [await patch(id, body()), await world.operator.call(path, { method: 'POST', body: body() })]) {
      expect([refusal(answer), refusedMember(answer)]).toEqual([expected, member]);
    }
    expect(await state()).toEqual(before);
  });
});

import { randomUUID } from 'node:crypto';
import { alarmFind } from '@vigie/contracts';
import { IncidentWorld, patience } from '../testing/incident-world.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';

/** What a step has to act on, made before it. */
interface Scene {
  world: IncidentWorld;
  project: string;
  comment: string;
  sequence: string;
  type: string;
  /** A category with a value of it, and a field of incident data. */
  category: string;
  value: string;
  field: string;
}

/** Which log hears of what: the manual's table (IM-52 to IM-54). */
const table: { id: string; step: string; act: (scene: Scene) => Promise<unknown>; own?: string; site?: string }[] = [
  { id: 'IM-52', step: 'defining a type', act: ({ world }) => world.admin.create('/incidentTypes', { name: 'T' }), site: 'incidentType.created' },
  { id: 'IM-52', step: 'editing a type', act: ({ world, type }) => world.admin.expect(200, type, { method: 'PATCH', body: { name: 'U' } }), site: 'incidentType.changed' },
  { id: 'IM-52', step: 'deleting a type', act: ({ world, type }) => world.admin.expect(200, type, { method: 'DELETE' }), site: 'incidentType.deleted' },
  { id: 'IM-52', step: 'defining a status', act: ({ world }) => world.admin.create('/incidentStatuses', { name: 'S' }), site: 'incidentStatus.created' },
  { id: 'IM-52', step: 'switching a category on', act: ({ world, category }) => world.admin.expect(200, category, { method: 'PATCH', body: { enabled: true, name: 'Reason' } }), site: 'incidentCategory.changed' },
  { id: 'IM-52', step: 'switching a category off', act: ({ world, category }) => world.admin.expect(200, category, { method: 'PATCH', body: { enabled: false } }), site: 'incidentCategory.changed' },
  { id: 'IM-52', step: 'defining a category value', act: ({ world, category }) => world.admin.create(`${category}/values`, { name: 'V' }), site: 'incidentCategoryValue.created' },
  { id: 'IM-52', step: 'editing a category value', act: ({ world, value }) => world.admin.expect(200, value, { method: 'PATCH', body: { name: 'W' } }), site: 'incidentCategoryValue.changed' },
  { id: 'IM-52', step: 'deleting a category value', act: ({ world, value }) => world.admin.expect(200, value, { method: 'DELETE' }), site: 'incidentCategoryValue.deleted' },
  { id: 'IM-52', step: 'switching a field of incident data on', act: ({ world, field }) => world.admin.expect(200, field, { method: 'PATCH', body: { enabled: true, name: 'Injured' } }), site: 'incidentDataField.changed' },
  { id: 'IM-52', step: 'changing settings', act: ({ world }) => world.admin.expect(200, '/incidentSettings', { method: 'PATCH', body: { reportTitle: `Title ${Date.now()}` } }), site: 'incidentSettings.changed' },
  { id: 'IM-53', step: 'creating a project', act: ({ world }) => world.operator.create('/incidentProjects', {}), own: 'project.created', site: 'incidentProject.created' },
  { id: 'IM-53', step: 'deleting a project', act: ({ world, project }) => world.operator.expect(200, project, { method: 'DELETE' }), own: 'project.deleted', site: 'incidentProject.deleted' },
  { id: 'IM-53', step: 'generating a report', act: ({ world, project }) => world.operator.expect(200, `${project}?task=GenerateReport`, { method: 'POST', body: { format: 'json' } }), own: 'report.generated', site: 'incidentReport.generated' },
  { id: 'IM-53', step: 'looking at the preview of a report', act: ({ world, project }) => world.operator.expect(200, `${project}?task=GenerateReport`, { method: 'POST', body: { preview: true } }), own: 'project.opened' },
  { id: 'IM-54', step: 'opening a project', act: ({ world, project }) => world.operator.get(project), own: 'project.opened' },
  { id: 'IM-54', step: 'editing a project', act: ({ world, project }) => world.operator.expect(200, project, { method: 'PATCH', body: { title: 'Edited' } }), own: 'project.changed' },
  { id: 'IM-54', step: 'adding a comment', act: ({ world, project }) => world.operator.create(`${project}/comments`, { text: 'New' }), own: 'comment.added' },
  { id: 'IM-54', step: 'editing a comment', act: ({ world, project, comment }) => world.operator.expect(200, `${project}/comments/${comment}`, { method: 'PATCH', body: { text: 'Edited' } }), own: 'comment.changed' },
  { id: 'IM-54', step: 'deleting a comment', act: ({ world, project, comment }) => world.operator.expect(200, `${project}/comments/${comment}`, { method: 'DELETE' }), own: 'comment.removed' },
  { id: 'IM-54', step: 'noting a call', act: ({ world, project }) => world.operator.create(`${project}/calls`, { callee: 'Police' }), own: 'call.added' },
  { id: 'IM-54', step: 'adding a sequence', act: ({ world, project }) => world.operator.create(`${project}/sequences`, { camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end }), own: 'sequence.added' },
  { id: 'IM-54', step: 'removing a sequence', act: ({ world, project, sequence }) => world.operator.expect(200, `${project}/sequences/${sequence}`, { method: 'DELETE' }), own: 'sequence.removed' },
  { id: 'IM-54', step: 'removing all sequences', act: ({ world, project }) => world.operator.expect(200, `${project}/sequences`, { method: 'DELETE' }), own: 'sequence.removed' },
  { id: 'IM-34', step: 'linking an alarm', act: ({ world, project, comment }) => world.admin.create(`${project}/links`, { alarm: { type: 'alarms', id: comment } }), own: 'link.added' },
  { id: 'IM-53', step: 'placing a legal hold', act: ({ world, project }) => world.operator.create(`${project}/holds`, { kind: 'legal', reason: 'Case' }), own: 'hold.placed', site: 'incidentProject.hold.placed' },
  { id: 'IM-36', step: 'recording a disclosure', act: ({ world, project }) => world.operator.create(`${project}/custody`, { recipient: 'Police', purpose: 'Case', form: 'copy' }), own: 'project.disclosed', site: 'incidentProject.disclosed' },
  { id: 'IM-35', step: 'counting projects', act: ({ world }) => world.operator.expect(200, '/incidentProjects?task=Statistics', { method: 'POST', body: { by: ['type'] } }) },
  { id: 'IM-54', step: 'listing projects', act: ({ world }) => world.operator.list('/incidentProjects') },
];

describe('which log hears of what', () => {
  let world: IncidentWorld;
  let scene: Scene;

  beforeAll(async () => {
    world = await IncidentWorld.open();
    world.answers(alarmFind, ({ alarm }) => ({ id: alarm, number: 1, name: { en: 'x', fr: 'x', ja: 'x' }, time: start }));
  }, patience);
  afterAll(() => world.close(), patience);
  beforeEach(async () => {
    const { id } = await world.operator.create('/incidentProjects', { sequences: [{ camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end }] });
    const project = `/incidentProjects/${id}`;
    const [sequence] = await world.rows('SELECT id FROM sequences WHERE project_id = $1', [id]);
    const [first] = await world.admin.list('/incidentCategories?disabled');
    const [field] = await world.admin.list('/incidentDataFields?disabled');
    const category = `/incidentCategories/${first?.id}`;
    scene = {
      category, value: `${category}/values/${(await world.admin.create(`${category}/values`, { name: randomUUID() })).id}`, field: `/incidentDataFields/${field?.id}`,
      world, project, sequence: String(sequence?.id), comment: (await world.operator.create(`${project}/comments`, { text: 'Old' })).id,
      type: `/incidentTypes/${(await world.admin.create('/incidentTypes', { name: randomUUID() })).id}`,
    };
  });

  const own = async () => (await world.rows('SELECT operation FROM activities ORDER BY position DESC')).map(({ operation }) => operation);

  it.each(table)('[$id] $step', async ({ act, own: ownOperation, site }) => {
    const [ownBefore, siteBefore] = [await world.rows('SELECT coalesce(max(position), 0) AS last FROM activities'), (await world.logged()).length];
    await act(scene);
    const written = await world.rows('SELECT operation FROM activities WHERE position > $1 ORDER BY position', [ownBefore[0]?.last]);
    expect(written.map(({ operation }) => operation)).toEqual(ownOperation ? [ownOperation] : []);
    expect((await world.logged()).slice(siteBefore)).toEqual(site ? [site] : []);
  });

  it('[IM-54] opening it again within minutes is the same opening', async () => {
    for (let time = 0; time < 3; time += 1) await world.operator.get(scene.project);
    await world.admin.get(scene.project);
    expect((await own()).slice(0, 3)).toEqual(['project.opened', 'project.opened', 'comment.added']);
  });

  it('[IM-53] the entry says who, what, on what, by which right and from where', async () => {
    const { id, number } = await world.operator.create('/incidentProjects', { title: 'Somebody was hurt' });
    const entry = (await world.told()).filter(({ payload }) => payload.operation === 'incidentProject.created').at(-1)?.payload;
    expect(entry).toMatchObject({
      site: world.site, service: 'incident-manager', log: 'audit', category: 'incident', outcome: 'success', privilege: 'incidentProject.manage',
      user: { id: world.operatorPerson.id, name: 'Olga Operator', kind: 'user' }, object: { type: 'incidentProjects', id, name: number }, clientAddress: expect.any(String) as string,
    });
    expect(JSON.stringify(entry)).not.toContain('hurt');
  });

  it('[IM-53] a change that fails leaves no trace in either log', async () => {
    const before = [await own(), await world.logged()];
    await world.operator.expect(400, '/incidentProjects', { method: 'POST', body: { startTime: end, endTime: start } });
    await world.operator.expect(412, scene.project, { method: 'DELETE', headers: { 'If-Match': '"9"' } });
    expect([await own(), await world.logged()]).toEqual(before);
  });
});

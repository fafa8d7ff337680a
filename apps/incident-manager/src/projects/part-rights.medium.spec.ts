import { randomUUID } from 'node:crypto';
import { alarmFind } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import type { Api } from '@vigie/testing';
import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { refusal } from '../testing/refusal.js';
import { operatorPrivileges } from '../testing/rights.js';

/** Adding takes the right to manage, changing what is there the right to see it, too. */
type Need = 'view' | 'add' | 'change';

/** A request, what it takes, and the answers of somebody who may. */
interface Route {
  need: Need;
  method: string;
  path: string;
  body?: unknown;
  answers?: number[];
}

/** Ids of what is in a project, made anew for each level. */
interface Scene {
  project: string;
  comment: string;
  call: string;
  sequence: string;
  custody: string;
  hold: string;
  link: string;
  type: string;
  category: string;
  value: string;
  field: string;
}

const everything: Privilege[] = [...operatorPrivileges, 'incidentProperties.manage', 'alarm.view'];
const route = (need: Need, method: string, path: string, body?: unknown, ...answers: number[]): Route => ({ need, method, path, body, ...(answers.length > 0 ? { answers } : {}) });
const view = (path: string, ...answers: number[]) => route('view', 'GET', path, undefined, ...answers);
const manage = (method: string, path: string, body?: unknown, ...answers: number[]) => route(method === 'POST' ? 'add' : 'change', method, path, body, ...answers);
const disclosure = { recipient: 'Police', purpose: 'Case', form: 'copy' };
const start = '2026-11-22T10:00:00Z';
const end = '2026-11-22T10:01:00Z';

describe('none, view or manage on each part', () => {
  let world: IncidentWorld;
  let properties: DefinedProperties;

  const nodes: { node: string; view?: Privilege; manage?: Privilege; routes: (scene: Scene) => Route[] }[] = [
    {
      node: 'comments', view: 'incidentComment.view', manage: 'incidentComment.manage',
      routes: ({ project, comment }) => [
        view(`${project}/comments`), view(`${project}/comments/${comment}`), manage('POST', `${project}/comments`, { text: 'x' }),
        manage('PATCH', `${project}/comments/${comment}`, { text: 'y' }), manage('DELETE', `${project}/comments/${comment}`),
      ],
    },
    {
      node: 'calls', view: 'incidentCall.view', manage: 'incidentCall.manage',
      routes: ({ project, call }) => [
        view(`${project}/calls`), view(`${project}/calls/${call}`), manage('POST', `${project}/calls`, { callee: 'x' }),
        manage('PATCH', `${project}/calls/${call}`, { callee: 'y' }), manage('DELETE', `${project}/calls/${call}`),
      ],
    },
    {
      node: 'sequences', view: 'incidentSequence.view', manage: 'incidentSequence.manage',
      routes: ({ project, sequence }) => [
        view(`${project}/sequences`), view(`${project}/sequences/${sequence}`), view(`${project}/sequences/${sequence}/still`, 200, 404, 503),
        route('view', 'POST', '/incidentProjects?task=Statistics', { by: ['camera'] }), view(`/incidentProjects?camera='${world.gate.id}'`),
        manage('POST', `${project}/sequences`, { camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end }),
        manage('POST', `${project}?task=AddDraftSequences`, {}, 200, 404), manage('DELETE', `${project}/sequences/${sequence}`), manage('DELETE', `${project}/sequences`),
      ],
    },
    {
      node: 'categories and data', view: 'incidentData.view', manage: 'incidentData.manage',
      routes: ({ project, value }) => [
        view(`/incidentProjects?category1='${value}'`), view("/incidentProjects?text1=contains:'x'"), route('view', 'POST', '/incidentProjects?task=Statistics', { by: ['category1'] }),
        manage('PATCH', project, { data: [properties.data('text1', 'x')] }), manage('PATCH', project, { categories: [properties.category('category1', value)] }),
        route('change', 'POST', '/incidentProjects', { data: [properties.data('text1', 'x')] }),
      ],
    },
    {
      node: 'chain of custody', view: 'incidentCustody.view', manage: 'incidentCustody.manage',
      routes: ({ project, custody }) => [view(`${project}/custody`), view(`${project}/custody/${custody}`), route('change', 'POST', `${project}/custody`, disclosure)],
    },
    { node: 'activity log', view: 'incidentActivity.view', routes: ({ project }) => [view(`${project}/activities`)] },
    { node: 'reports', view: 'incidentReport.generate', routes: ({ project }) => [route('view', 'POST', `${project}?task=GenerateReport`, { format: 'json' })] },
    { node: 'alarms', view: 'alarm.view', routes: ({ project, link }) => [view(`${project}/links`), view(`${project}/links/${link}`), view(`/incidentProjects?alarm='${randomUUID()}'`)] },
    {
      node: 'projects', view: 'incidentProject.view', manage: 'incidentProject.manage',
      routes: ({ project, hold, link }) => [
        view('/incidentProjects'), view(project), view(`${project}/holds`), view(`${project}/holds/${hold}`), view(`${project}/links`),
        route('view', 'POST', '/incidentProjects?task=Statistics', { by: ['type'] }),
        manage('POST', '/incidentProjects', {}), manage('PATCH', project, { title: 'x' }), manage('PUT', project, { title: 'y' }),
        manage('POST', `${project}/links`, { alarm: { type: 'alarms', id: randomUUID() } }), manage('DELETE', `${project}/links/${link}`),
      ],
    },
    { node: 'legal holds', view: 'incidentProject.hold', routes: ({ project, hold }) => [route('view', 'POST', `${project}/holds`, { kind: 'legal', reason: 'x' }), route('view', 'DELETE', `${project}/holds/${hold}`)] },
    { node: 'export', view: 'incidentProject.export', routes: ({ project }) => [route('view', 'POST', `${project}?task=ExportProject`, { password: 'long enough to be one', reason: 'x', skipRefused: true }, 200, 503)] },
    { node: 'delete', view: 'incidentProject.delete', routes: ({ project }) => [route('view', 'DELETE', project, undefined, 409)] },
    {
      node: 'incident properties', view: 'incidentProperties.view', manage: 'incidentProperties.manage',
      routes: ({ type, category, field, value }) => [
        ...['/incidentTypes', '/incidentStatuses', '/incidentCategories', '/incidentDataFields', '/incidentSettings', type, category, field, `${category}/values`, `${category}/values/${value}`].map((path) => view(path)),
        ...['/incidentTypes', '/incidentStatuses', `${category}/values`].map((path) => manage('POST', path, { name: randomUUID() })),
        manage('PATCH', type, { name: randomUUID() }), manage('PATCH', category, { description: 'y' }), manage('PATCH', field, { description: 'y' }),
        manage('PATCH', '/incidentSettings', { reportTitle: 'y' }), manage('DELETE', type),
      ],
    },
  ];

  const scene = async (): Promise<Scene> => {
    const add = async (path: string, body: object) => (await world.admin.create(path, body)).id;
    const project = `/incidentProjects/${await add('/incidentProjects', { title: 'Scene' })}`;
    return {
      project, comment: await add(`${project}/comments`, { text: 'x' }), call: await add(`${project}/calls`, { callee: 'x' }),
      sequence: await add(`${project}/sequences`, { camera: { type: 'cameras', id: world.gate.id }, startTime: start, endTime: end }),
      custody: await add(`${project}/custody`, disclosure), hold: await add(`${project}/holds`, { kind: 'legal', reason: 'x' }),
      link: await add(`${project}/links`, { alarm: { type: 'alarms', id: randomUUID() } }), type: `/incidentTypes/${await add('/incidentTypes', { name: randomUUID() })}`,
      category: properties.path('category1'), value: await properties.value('category1', randomUUID()), field: properties.path('text1'),
    };
  };
  /** All that could have changed. An export of another test may still be at work on its own project. */
  const state = ({ project }: Scene) => {
    const parts = ['comments', 'calls', 'sequences', 'custody_entries', 'project_links'].map((table) => `(SELECT count(*) FROM ${table} WHERE project_id = $1)`);
    const properties = ['incident_types', 'incident_statuses', 'incident_category_values', 'incident_projects', 'tombstones'].map((table) => `(SELECT count(*) FROM ${table})`);
    return world.rows(`SELECT ${[...parts, ...properties].join(' || \'/\' || ')} AS counts, (SELECT count(*) FROM project_holds WHERE project_id = $1 AND lifted_at IS NULL) AS held,
      (SELECT (version, title, modified_at)::text FROM incident_projects WHERE id = $1) AS project, (SELECT report_title FROM incident_settings) AS title`, [project.split('/')[2]]);
  };
  const try_ = (api: Api, { method, path, body }: Route) => api.call(path, { method, ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '100', RECORDING_QUESTION_MS: '100' });
    properties = await DefinedProperties.define(world, ['category1', 'text1']);
    world.answers(alarmFind, ({ alarm }) => ({ id: alarm, number: 1, name: { en: 'x', fr: 'x', ja: 'x' }, time: start }));
  }, patience);
  afterAll(() => world.close(), patience);

  const levels = nodes.flatMap(({ node, view: seeing, manage: managing, routes }) => [
    { node, level: 'none', lacking: [seeing, managing], refused: (): boolean => true, routes },
    ...(managing ? [{ node, level: 'view', lacking: [managing], refused: (need: Need) => need !== 'view', routes }] : []),
    ...(managing && seeing !== 'incidentProject.view' ? [{ node, level: 'manage without view', lacking: [seeing as Privilege | undefined], refused: (need: Need) => need !== 'add', routes }] : []),
    { node, level: managing ? 'manage' : 'view', lacking: [], refused: (): boolean => false, routes },
  ]);

  it.each(levels)('[IM-50] $level on $node', async ({ lacking, refused, routes }) => {
    const made = await scene();
    const somebody = world.as(await world.rights.person('Somebody', everything.filter((privilege) => !lacking.includes(privilege)), [world.gate]));
    const before = await state(made);
    for (const one of routes(made).filter(({ need }) => refused(need))) {
      const answer = await try_(somebody, one);
      expect([one.method, one.path, ...refusal(answer)]).toEqual([one.method, one.path, 403, 'access.refused']);
    }
    expect(await state(made)).toEqual(before);
    for (const one of routes(made).filter(({ need }) => !refused(need))) {
      const { status } = await try_(somebody, one);
      expect([one.method, one.path, (one.answers ?? [200, 201]).includes(status) || status]).toEqual([one.method, one.path, true]);
    }
  }, patience);

  it('[IM-50] nothing that is in a project is for those who may not see projects', async () => {
    const made = await scene();
    const somebody = world.as(await world.rights.person('Somebody', everything.filter((privilege) => privilege !== 'incidentProject.view'), [world.gate]));
    const before = await state(made);
    // Making one needs no view of others; everything else does.
    const inside = nodes.flatMap(({ routes }) => routes(made)).filter(({ path }) => path.startsWith(made.project) || path.includes('?task='));
    expect(inside.length).toBeGreaterThan(25);
    for (const one of inside) {
      const answer = await try_(somebody, one);
      expect([one.method, one.path, ...refusal(answer)]).toEqual([one.method, one.path, 403, 'access.refused']);
    }
    expect(await state(made)).toEqual(before);
  }, patience);

  it('[IM-51] the administrators\' role may do all of it', async () => {
    for (const { routes } of nodes) {
      for (const one of routes(await scene())) {
        const { status } = await try_(world.admin, one);
        expect([one.method, one.path, (one.answers ?? [200, 201]).includes(status) || status]).toEqual([one.method, one.path, true]);
      }
    }
  }, patience);
});

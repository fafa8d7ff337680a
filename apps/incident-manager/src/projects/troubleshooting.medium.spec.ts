import { randomUUID } from 'node:crypto';
import { alarmFind, describeError, languages, wellKnown } from '@vigie/contracts';
import type { ErrorCode, ErrorParameters, Language } from '@vigie/contracts';
import { eventually, TcpProxy } from '@vigie/testing';
import type { Answer, Api } from '@vigie/testing';
import { thingNames } from '../failures/thing-names.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { reportWords } from '../reports/report.texts.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';

interface Act {
  method: string;
  /** Under the project, unless it begins with a slash. */
  path: string;
  body?: unknown;
}

type Things = keyof typeof thingNames;

/** What the manual's troubleshooting chapter lists, and how it is provoked here. */
interface Row {
  message: string;
  when: 'the database is away' | 'somebody deleted it' | 'the right is missing' | 'the camera is hidden';
  act: () => Act;
  code: ErrorCode;
  status: number;
  params?: (language: Language) => ErrorParameters;
}

describe('the messages of the troubleshooting chapter', () => {
  let world: IncidentWorld;
  let proxy: TcpProxy;
  /** Of the copy whose database connection can be cut. */
  let operator: Api;
  let admin: Api;
  let viewer: Api;
  let project: string;
  let comment: string;
  let call: string;

  const span = (camera = world.gate) => ({ camera: { type: 'cameras', id: camera.id }, startTime: start, endTime: end });
  const saved = (thing: Things, act: () => Act): Row => ({
    message: `could not save ${thingNames[thing].en}`, when: 'the database is away', act, code: 'incident.notSaved', status: 503, params: (language) => ({ thing: thingNames[thing][language] }),
  });
  const away = (message: string, code: ErrorCode, act: () => Act): Row => ({ message, when: 'the database is away', act, code, status: 503 });
  const gone = (message: string, act: () => Act): Row => ({ message, when: 'somebody deleted it', act, code: 'object.deleted', status: 410 });
  const refused = (privilege: string, act: () => Act): Row => ({ message: 'permission denied', when: 'the right is missing', act, code: 'access.refused', status: 403, params: () => ({ privilege }) });

  const rows: Row[] = [
    away('could not add the sequence', 'incident.sequence.notAdded', () => ({ method: 'POST', path: 'sequences', body: span() })),
    away('could not add the sequence to the draft list', 'incident.sequence.notAdded', () => ({ method: 'POST', path: '/draftSequences', body: span() })),
    away('could not create the project', 'incident.project.notCreated', () => ({ method: 'POST', path: '/incidentProjects', body: {} })),
    away('could not generate the report', 'incident.report.notGenerated', () => ({ method: 'POST', path: '?task=GenerateReport', body: {} })),
    gone('could not generate the report of a project that is gone', () => ({ method: 'POST', path: '?task=GenerateReport', body: {} })),
    gone('could not complete the action, refresh the list: delete', () => ({ method: 'DELETE', path: '' })),
    gone('could not complete the action, refresh the list: save', () => ({ method: 'PATCH', path: '', body: { title: 'x' } })),
    away('could not complete the action, try later', 'incident.action.notCompleted', () => ({ method: 'DELETE', path: '' })),
    away('could not delete all sequences', 'incident.sequence.notDeleted', () => ({ method: 'DELETE', path: 'sequences' })),
    away('could not delete all draft sequences', 'incident.sequence.notDeleted', () => ({ method: 'DELETE', path: '/draftSequences' })),
    saved('comment', () => ({ method: 'POST', path: 'comments', body: { text: 'x' } })),
    saved('comment', () => ({ method: 'PATCH', path: `comments/${comment}`, body: { text: 'x' } })),
    saved('call', () => ({ method: 'PATCH', path: `calls/${call}`, body: { callee: 'x' } })),
    saved('project', () => ({ method: 'PATCH', path: '', body: { title: 'x' } })),
    saved('hold', () => ({ method: 'POST', path: 'holds', body: { kind: 'legal', reason: 'x' } })),
    saved('link', () => ({ method: 'POST', path: 'links', body: { alarm: { type: 'alarms', id: randomUUID() } } })),
    saved('disclosure', () => ({ method: 'POST', path: 'custody', body: { recipient: 'x', purpose: 'x', form: 'told' } })),
    saved('settings', () => ({ method: 'PATCH', path: '/incidentSettings', body: { reportTitle: 'x' } })),
    gone('could not save a comment of a project that is gone', () => ({ method: 'POST', path: 'comments', body: { text: 'x' } })),
    gone('could not save a call of a project that is gone', () => ({ method: 'POST', path: 'calls', body: { callee: 'x' } })),
    gone('could not save the status of a project that is gone', () => ({ method: 'PATCH', path: '', body: { status: { type: 'incidentStatuses', id: randomUUID() } } })),
    refused('incidentComment.manage', () => ({ method: 'POST', path: 'comments', body: { text: 'x' } })),
    refused('incidentProject.delete', () => ({ method: 'DELETE', path: '' })),
    refused('incidentReport.generate', () => ({ method: 'POST', path: '?task=GenerateReport', body: {} })),
    { message: 'this information is not available to you', when: 'the camera is hidden', act: () => ({ method: 'POST', path: 'sequences', body: span(world.vault) }), code: 'object.notFound', status: 404 },
  ];

  beforeAll(async () => {
    world = await IncidentWorld.open();
    world.answers(alarmFind, ({ alarm }) => ({ id: alarm, number: 1, name: { en: 'x', fr: 'x', ja: 'x' }, time: start }));
    proxy = await TcpProxy.to(world.database.applicationUrl);
    const copy = await world.start({ DATABASE_URL: proxy.rewrite(world.database.applicationUrl) });
    operator = world.as(world.operatorPerson, copy);
    admin = world.as({ id: wellKnown.adminUser, name: 'Admin' }, copy);
    viewer = world.as(await world.rights.person('Viewer', ['incidentProject.view', 'incidentComment.view']), copy);
    project = `/incidentProjects/${(await world.operator.create('/incidentProjects', { sequences: [span()] })).id}`;
    comment = (await world.operator.create(`${project}/comments`, { text: 'Kept' })).id;
    call = (await world.operator.create(`${project}/calls`, { callee: 'Kept' })).id;
  }, patience);
  afterAll(async () => {
    await world.close();
    await proxy.close();
  }, patience);

  /** Who tries it, on which project. */
  const scenes: Record<Row['when'], () => Promise<{ api: Api; at: string }>> = {
    'the database is away': async () => {
      await eventually(() => admin.get(project), { deadline: 20_000 });
      proxy.cut();
      return { api: world.as({ id: wellKnown.adminUser, name: 'Admin' }, world.services[1]), at: project };
    },
    'somebody deleted it': async () => {
      const { id } = await world.operator.create('/incidentProjects', {});
      await world.operator.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
      return { api: operator, at: `/incidentProjects/${id}` };
    },
    'the right is missing': () => Promise.resolve({ api: viewer, at: project }),
    'the camera is hidden': () => Promise.resolve({ api: operator, at: project }),
  };
  const send = (api: Api, at: string, { method, path, body }: Act, language: Language): Promise<Answer> => {
    const address = path.startsWith('/') ? path : path === '' || path.startsWith('?') ? `${at}${path}` : `${at}/${path}`;
    return api.call(address, { method, headers: { 'Accept-Language': language }, ...(body === undefined ? {} : { body }) });
  };
  const state = () => world.rows(`SELECT (SELECT json_agg((id, version, title, sequence_count, comment_count) ORDER BY id) FROM incident_projects) AS projects,
    (SELECT report_title FROM incident_settings) AS title, (SELECT count(*) FROM project_holds) AS holds, (SELECT count(*) FROM project_links) AS links, (SELECT count(*) FROM custody_entries) AS custody`);

  it.each(rows)('[IM-56] "$message" when $when: a code of its own and what to do, in every language, and nothing is changed', async ({ when, act, code, status, params }) => {
    const { api, at } = await scenes[when]();
    const texts: (string | undefined)[] = [];
    const before = await state();
    try {
      for (const language of languages) {
        const answer = await send(api, at, act(), language);
        const [detail] = answer.body.error?.details ?? [];
        expect([answer.status, detail?.errorTextId]).toEqual([status, code]);
        expect(detail?.errorText).toBe(describeError(code, params?.(language) ?? {}, language));
        texts.push(detail?.errorText);
      }
    } finally {
      proxy.mend();
    }
    expect(new Set(texts).size).toBe(languages.length);
    expect(texts.join()).not.toMatch(/\{\w+\}/);
    expect(await state()).toEqual(before);
  }, patience);

  it('[IM-56] the messages are told apart by their codes', () => {
    const meanings = new Map<string, Set<string>>();
    for (const { code, message } of rows) meanings.set(code, (meanings.get(code) ?? new Set<string>()).add(message.split(' ').slice(0, 3).join(' ')));
    expect([...meanings.keys()].sort()).toEqual([
      'access.refused', 'incident.action.notCompleted', 'incident.notSaved', 'incident.project.notCreated', 'incident.report.notGenerated', 'incident.sequence.notAdded',
      'incident.sequence.notDeleted', 'object.deleted', 'object.notFound',
    ]);
    // What somebody else deleted is said in one way, whatever was tried; every other code stands for one message.
    for (const [code, texts] of [...meanings].filter(([code]) => code !== 'object.deleted')) expect([code, texts.size]).toEqual([code, 1]);
  });

  it.each(languages)('[IM-30] [IM-56] "the report does not hold everything" is said in the report and in the answer (%s)', async (language) => {
    await eventually(() => operator.get(project), { deadline: 20_000 });
    const html = await send(operator, project, { method: 'POST', path: '?task=GenerateReport', body: { format: 'html' } }, language);
    expect(html.status).toBe(200);
    expect(html.bytes.toString()).toContain(reportWords[language].incomplete.split(/[.:。]/)[0]?.replace("'", '&#39;'));
    const json = await send(operator, project, { method: 'POST', path: '?task=GenerateReport', body: { format: 'json' } }, language);
    expect(json.body.result).toMatchObject({ incomplete: true, missing: [{ service: 'recording-server' }, { service: 'recording-server' }] });
  }, patience);
});

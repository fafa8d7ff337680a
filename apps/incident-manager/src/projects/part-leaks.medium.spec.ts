import { randomUUID } from 'node:crypto';
import { alarmFind, statisticsDimensions } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { ProjectRecord } from '../exports/project-record.service.js';
import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { LiveClient } from '../testing/live-client.js';
import { operatorPrivileges } from '../testing/rights.js';

const start = '2026-11-22T10:00:00Z';
const end = '2026-11-22T10:01:00Z';

describe('nothing leaks of a part that one may not see', () => {
  let world: IncidentWorld;
  let at: string;
  /** Ids of what is in the project, by what gives the right to see it. */
  const ids = new Map<Privilege, string>();

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '100', RECORDING_QUESTION_MS: '100' });
    world.answers(alarmFind, ({ alarm }) => ({ id: alarm, number: 77_123, name: { en: 'alarm-secret', fr: 'alarm-secret', ja: 'alarm-secret' }, time: start }));
    const properties = await DefinedProperties.define(world, ['category1', 'text1']);
    const value = await properties.value('category1', 'data-secret value');
    const camera = await world.rights.camera('sequence-secret camera');
    const { id } = await world.admin.create('/incidentProjects', {
      title: 'Open to all', categories: [properties.category('category1', value)], data: [properties.data('text1', 'data-secret text')],
    });
    at = `/incidentProjects/${id}`;
    ids.set('incidentData.view', value);
    ids.set('incidentComment.view', (await world.admin.create(`${at}/comments`, { text: 'comment-secret' })).id);
    ids.set('incidentCall.view', (await world.admin.create(`${at}/calls`, { callee: 'call-secret', text: 'call-secret text' })).id);
    ids.set('incidentSequence.view', (await world.admin.create(`${at}/sequences`, { camera: { type: 'cameras', id: camera.id }, startTime: start, endTime: end })).id);
    ids.set('incidentCustody.view', (await world.admin.create(`${at}/custody`, { recipient: 'custody-secret', purpose: 'custody-secret purpose', form: 'copy' })).id);
    ids.set('alarm.view', (await world.admin.create(`${at}/links`, { alarm: { type: 'alarms', id: randomUUID() } })).id);
  }, patience);
  afterAll(() => world.close(), patience);

  const words: Partial<Record<Privilege, string>> = {
    'incidentData.view': 'data-secret', 'incidentComment.view': 'comment-secret', 'incidentCall.view': 'call-secret', 'incidentSequence.view': 'sequence-secret',
    'incidentCustody.view': 'custody-secret', 'alarm.view': 'alarm-secret',
  };
  const all: Privilege[] = [...operatorPrivileges.filter((privilege) => privilege !== 'incidentProperties.view'), 'alarm.view', 'camera.view', 'camera.playback'];

  /** Everything that the service says to somebody, wherever they look. */
  const everywhere = async (api: Api, person: { id: string; name: string }): Promise<string> => {
    const heard: string[] = [];
    const hear = async (path: string, body?: object) => heard.push((await api.call(path, body ? { method: 'POST', body } : {})).bytes.toString());
    for (const path of ['/incidentProjects', '/incidentProjects?includeChildren=comments,calls,sequences,links,custody', at]) await hear(path);
    for (const part of ['comments', 'calls', 'sequences', 'links', 'holds', 'custody', 'activities']) await hear(`${at}/${part}`);
    for (const id of ids.values()) for (const part of ['comments', 'calls', 'sequences', 'links', 'custody']) await hear(`${at}/${part}/${id}`);
    for (const dimension of statisticsDimensions) await hear('/incidentProjects?task=Statistics', { by: [dimension] });
    for (const format of ['json', 'html']) await hear(`${at}?task=GenerateReport`, { format, showUserName: true });
    const caller = { principal: { id: person.id, name: person.name, kind: 'user' as const }, language: 'en' as const };
    heard.push(JSON.stringify(await world.services[0]?.app.get(ProjectRecord, { strict: false }).load(caller, at.split('/')[2] ?? '')));
    return heard.join('\n');
  };
  /** Whether free text finds the project. */
  const found = async (api: Api, word: string) => (await api.list(`/incidentProjects?text=contains:'${word}'`)).length > 0;

  it.each(Object.entries(words) as [Privilege, string][])('[IM-50] without %s nothing of it is in lists, search, statistics, reports, logs or exports', async (privilege, word) => {
    const person = await world.rights.person('Somebody', all.filter((one) => one !== privilege));
    const api = world.as(person);
    const heard = await everywhere(api, person);
    expect(heard).toContain('Open to all');
    expect(heard).not.toContain(word);
    // What is said of an id that was asked for is only that there is no right to it.
    expect(heard).not.toContain(`"id":"${ids.get(privilege)}"`);
    expect(await found(api, word)).toBe(false);
    for (const [other, present] of Object.entries(words)) if (other !== privilege) expect(heard).toContain(present);
  }, patience);

  it('[IM-50] who may see a part finds it by search as well', async () => {
    const api = world.as(await world.rights.person('Somebody', all));
    for (const word of ['comment-secret', 'data-secret']) expect(await found(api, word)).toBe(true);
  });

  it('[IM-50] counts of hidden parts are hidden, too', async () => {
    const api = world.as(await world.rights.person('Somebody', ['incidentProject.view']));
    const project = await api.get(at);
    for (const member of ['sequenceCount', 'commentCount', 'categories', 'data']) expect(project).not.toHaveProperty(member);
  });

  it('[IM-50] live frames carry nothing that people wrote', async () => {
    const client = await LiveClient.subscribe(world.services[0]?.url ?? '', await world.admin.accessToken());
    await world.admin.create(`${at}/comments`, { text: 'comment-secret two' });
    await world.admin.create(`${at}/custody`, { recipient: 'custody-secret two', purpose: 'x', form: 'told' });
    await eventually(() => client.told.length === 2);
    expect(JSON.stringify(client.frames)).not.toContain('secret');
    client.drop();
  });
});

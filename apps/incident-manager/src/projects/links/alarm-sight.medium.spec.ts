import { randomUUID } from 'node:crypto';
import { alarmFind, rightsKey, VigieError } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { readWorlds } from '@vigie/platform/worlds';
import { settleWorld } from '@vigie/testing';
import { IncidentWorld, patience } from '../../testing/incident-world.js';

describe.each(readWorlds().filter(({ alarms }) => alarms.length > 0))('$title', (world) => {
  let incidents: IncidentWorld;
  let project: string;
  /** Alarm and link of each source. */
  const links = new Map<string, { alarm: string; link: string }>();
  const sources = new Map(world.alarms.map(({ source }) => [keyOf(source), source]));
  const bySource = new Map([...sources].map(([key, source]) => [randomUUID() as string, { key, source }]));

  beforeAll(async () => {
    incidents = await IncidentWorld.open();
    const reader = randomUUID();
    const privileges = ['incidentProject.view', 'incidentActivity.view'] as const;
    await incidents.rights.put(rightsKey.role(reader), { kind: 'role', role: { id: reader, name: 'Readers', administrators: false, grants: [{ id: randomUUID(), effect: 'allow', privileges: [...privileges], scope: { kind: 'everything' } }] } });
    await settleWorld(incidents, world, [reader]);
    incidents.answers(alarmFind, ({ alarm }) => {
      const found = bySource.get(alarm);
      if (!found) throw new VigieError('object.notFound');
      return { id: alarm, number: 1, name: { en: 'World', fr: 'Monde', ja: '世界' }, time: '2026-11-22T10:15:30.250Z', ...(found.source ? { source: { ...found.source, name: 'Source' } } : {}) };
    });
    project = (await incidents.admin.create('/incidentProjects', {})).id;
    for (const [alarm, { key }] of bySource) {
      links.set(key, { alarm, link: (await incidents.admin.create(`/incidentProjects/${project}/links`, { alarm: { type: 'alarms', id: alarm } })).id });
    }
  }, patience);
  afterAll(() => incidents.close(), patience);

  it.each(world.alarms)('$line: among the links, by id, in the log of the project, and as a filter: $knows', async ({ principal, source, knows }) => {
    const api = incidents.as(principal);
    const { alarm, link } = links.get(keyOf(source)) ?? { alarm: '', link: '' };
    const ids = async (path: string, member = 'id') => ((await api.call(path)).body.array ?? []).map((one) => one[member]);
    expect((await ids(`/incidentProjects/${project}/links?size=1000`)).includes(link)).toBe(knows);
    expect((await api.call(`/incidentProjects/${project}/links/${link}`)).status === 200).toBe(knows);
    const steps = (await api.call(`/incidentProjects/${project}/activities?size=1000`)).body.array ?? [];
    expect(steps.some(({ details }) => (details as { link?: string }).link === link)).toBe(knows);
    expect((await ids(`/incidentProjects?alarm='${alarm}'`)).includes(project)).toBe(knows);
  });
});

function keyOf(source: Ref | undefined): string {
  return source ? `${source.type} ${source.id}` : '';
}

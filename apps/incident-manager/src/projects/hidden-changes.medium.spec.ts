import { randomUUID } from 'node:crypto';
import { alarmFind } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { DefinedProperties } from '../testing/defined-properties.js';
import { IncidentWorld, patience } from '../testing/incident-world.js';
import { LiveClient } from '../testing/live-client.js';
import { refusal } from '../testing/refusal.js';

describe('what one may not see does not move what one sees', () => {
  let world: IncidentWorld;
  let properties: DefinedProperties;
  let narrow: Api;
  let at: string;

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' });
    world.answers(alarmFind, ({ alarm }) => ({ id: alarm, number: 1, name: { en: 'x', fr: 'x', ja: 'x' }, time: '2026-11-22T10:00:00Z', source: { type: 'cameras' as const, id: world.vault.id, name: 'Vault' } }));
    properties = await DefinedProperties.define(world, ['text1']);
    narrow = world.as(await world.rights.person('Nora Narrow', ['incidentProject.view', 'incidentProject.manage']));
  }, patience);
  beforeEach(async () => {
    at = `/incidentProjects/${(await world.admin.create('/incidentProjects', { title: 'Seen' })).id}`;
  });
  afterAll(() => world.close(), patience);

  const data = (value: string) => world.admin.expect(200, at, { method: 'PATCH', body: { data: [properties.data('text1', value)] } });
  const patch = (body: object, version: string) => narrow.call(at, { method: 'PATCH', body, headers: { 'If-Match': version } });
  const seen = async () => {
    const { etag, body } = await narrow.expect(200, at);
    return { etag, modifiedAt: (body.data as { modifiedAt?: string }).modifiedAt };
  };
  const span = { startTime: '2026-11-22T10:00:00Z', endTime: '2026-11-22T10:01:00Z' };

  it.each<[string, () => Promise<unknown>]>([
    ['a comment', () => world.admin.create(`${at}/comments`, { text: 'x' })],
    ['a call', () => world.admin.create(`${at}/calls`, { callee: 'x' })],
    ['a sequence', () => world.admin.create(`${at}/sequences`, { camera: { type: 'cameras', id: world.vault.id }, ...span })],
    ['an alarm', () => world.admin.create(`${at}/links`, { alarm: { type: 'alarms', id: randomUUID() } })],
    ['a disclosure', () => world.admin.create(`${at}/custody`, { recipient: 'x', purpose: 'x', form: 'copy' })],
    ['incident data', () => data('hidden')],
  ])('[IM-50] %s: time of change and version stay', async (_, hide) => {
    const before = await seen();
    const other = (await world.admin.create('/incidentProjects', { title: 'Later' })).id;
    await hide();
    expect(await seen()).toEqual(before);
    expect((await narrow.list("/incidentProjects?orderBy=desc:'modifiedAt'&size=1")).map(({ id }) => id)).toEqual([other]);
    expect(await narrow.list(`/incidentProjects?modifiedAt=gt:'${before.modifiedAt}'&title='Seen'`)).toEqual([]);
  });

  it('[IM-32] [IM-50] versions without incident data keep what others changed, and pass over what is hidden', async () => {
    await data('one');
    await data('two');
    expect((await patch({ title: 'Mine' }, '"1"')).etag).toBe('"2"');
    await data('three');
    await world.admin.expect(200, at, { method: 'PATCH', body: { title: 'Theirs' } });
    expect(refusal(await patch({ title: 'Again' }, '"2"'))).toEqual([412, 'incident.project.conflict']);
    expect(refusal(await patch({ title: 'Again' }, '"4"'))).toEqual([412, 'object.changed']);
    expect((await patch({ description: 'Merged' }, '"2"')).etag).toBe('"4"');
    expect((await world.admin.expect(200, at)).etag).toBe('"7"');
  });

  it('[IM-50] goes on by its Link in the order of changes that are seen', async () => {
    await data('moved');
    const [path, walked]: [string, unknown[]] = ["/incidentProjects?orderBy=desc:'modifiedAt'", []];
    for (let next: string | undefined = `${path}&size=2`; next;) {
      const answer: Awaited<ReturnType<Api['call']>> = await narrow.expect(200, next);
      walked.push(...(answer.body.array ?? []).map(({ id }) => id));
      const query = /<[^?]*(\?[^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      next = query && `/incidentProjects${query}`;
    }
    expect(walked).toEqual((await narrow.list(`${path}&size=1000`)).map(({ id }) => id));
  });

  it('[IM-50] live frames tell neither of hidden changes nor count them', async () => {
    const client = await LiveClient.subscribe(world.services[0]?.url ?? '', await narrow.accessToken());
    await data('one');
    await world.admin.expect(200, at, { method: 'PATCH', body: { title: 'Told' } });
    await eventually(() => client.told.length > 0);
    expect(client.frames.filter(({ type }) => type)).toEqual([expect.objectContaining({ event: 'incidentProject.updated', version: 2 })]);
    client.drop();
  });
});

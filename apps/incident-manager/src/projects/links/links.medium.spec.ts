import { randomUUID } from 'node:crypto';
import { alarmFind, VigieError } from '@vigie/contracts';
import type { AlarmFindReply } from '@vigie/contracts';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { refusal } from '../../testing/refusal.js';

describe('links to alarms', () => {
  let world: IncidentWorld;
  /** Alarms that the event-server has. */
  const alarms = new Map<string, AlarmFindReply>();
  let forget: () => void;

  const alarm = (source?: { id: string; name: string }): string => {
    const id = randomUUID();
    alarms.set(id, {
      id, number: alarms.size + 1, name: { en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' }, time: '2026-11-22T10:15:30.250Z',
      ...(source ? { source: { type: 'cameras' as const, id: source.id, name: source.name } } : {}),
    });
    return id;
  };
  const answer = () => world.answers(alarmFind, ({ alarm: id }, caller) => {
    const found = alarms.get(id);
    if (!found || caller?.principal.name !== 'Olaf') throw new VigieError('object.notFound');
    return found;
  });
  const project = async (): Promise<string> => `/incidentProjects/${(await world.operator.create('/incidentProjects', {})).id}`;
  const link = (at: string, id: string, api = world.operator) => api.call(`${at}/links`, { method: 'POST', body: { alarm: { type: 'alarms', id } } });

  beforeAll(async () => {
    world = await IncidentWorld.open({ ALARM_QUESTION_MS: '10000' });
    const person = await world.rights.person('Olaf', ['incidentProject.view', 'incidentProject.manage', 'incidentActivity.view', 'alarm.view'], [world.gate]);
    world.operator = world.as(person);
    forget = answer();
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-34] keeps number, name, time and camera of the alarm as a record', async () => {
    const [at, id] = [await project(), alarm(world.gate)];
    const added = await world.operator.create(`${at}/links`, { alarm: { type: 'alarms', id } });
    expect(added).toMatchObject({
      alarm: { type: 'alarms', id, name: 'Signal lost' }, number: 1, time: '2026-11-22T10:15:30.250Z', source: { type: 'cameras', id: world.gate.id, name: 'Gate' }, addedBy: { name: 'Olaf' },
    });
    alarms.delete(id);
    const french = await world.operator.expect(200, `${at}/links/${added.id}`, { headers: { 'Accept-Language': 'fr' } });
    expect(french.body.data).toMatchObject({ number: 1, alarm: { name: 'Perte de signal' } });
    expect((await world.operator.list(`${at}/activities`))[0]).toMatchObject({ operation: 'link.added', text: 'Olaf linked alarm 1.', details: { alarm: id } });
    await world.operator.expect(200, `${at}/links/${added.id}`, { method: 'DELETE' });
    expect(await world.operator.list(`${at}/links`)).toEqual([]);
    expect(refusal(await world.operator.call(`${at}/links/${added.id}`))).toEqual([410, 'object.deleted']);
  });

  it('[IM-34] links an alarm once to a project, also when two do so at the same time', async () => {
    const [at, id] = [await project(), alarm()];
    const answers = await Promise.all([1, 2, 3, 4].map(() => link(at, id)));
    expect(answers.map(refusal).sort()).toEqual([[201, undefined], ...Array.from({ length: 3 }, () => [409, 'incident.link.exists'])]);
    expect(await world.operator.list(`${at}/links`)).toHaveLength(1);
    expect((await link(await project(), id)).status).toBe(201);
  });

  it('[IM-34] refuses alarms that there are not or that are hidden from the caller, changing nothing', async () => {
    const [at, id] = [await project(), alarm()];
    const other = world.as(await world.rights.person('Otto', ['incidentProject.view', 'incidentProject.manage', 'alarm.view']));
    const blind = world.as(await world.rights.person('Blind', ['incidentProject.view', 'incidentProject.manage']));
    expect(refusal(await link(at, randomUUID()))).toEqual([400, 'incident.alarm.unknown']);
    expect(refusal(await link(at, id, other))).toEqual([400, 'incident.alarm.unknown']);
    expect(refusal(await link(at, id, blind))).toEqual([403, 'access.refused']);
    for (const body of [{}, { alarm: null }, { alarm: { type: 'cameras', id } }, { alarm: { type: 'alarms', id: 'one' } }]) {
      expect(refusal(await world.operator.call(`${at}/links`, { method: 'POST', body }))).toEqual([400, 'request.invalid']);
    }
    expect(await world.operator.list(`${at}/links`)).toEqual([]);
  });

  it('[IM-34] hides links to alarms of cameras whose alarms the caller may not see', async () => {
    const at = await project();
    const [seen, hidden] = [await world.operator.create(`${at}/links`, { alarm: { type: 'alarms', id: alarm(world.gate) } }), await world.operator.create(`${at}/links`, { alarm: { type: 'alarms', id: alarm(world.vault) } })];
    const guard = world.as(await world.rights.guard('Guard', ['incidentProject.view', 'incidentProject.manage'], ['alarm.view'], [world.gate]));
    expect((await guard.list(`${at}/links`)).map(({ id }) => id)).toEqual([seen.id]);
    expect(refusal(await guard.call(`${at}/links/${hidden.id}`))).toEqual([404, 'object.notFound']);
    expect(refusal(await guard.call(`${at}/links/${hidden.id}`, { method: 'DELETE' }))).toEqual([404, 'object.notFound']);
    expect(await world.operator.list(`${at}/links`)).toHaveLength(2);
  });

  it('[IM-34] says that the event-server does not answer, and links nothing', async () => {
    const [at, id] = [await project(), alarm()];
    forget();
    expect(refusal(await link(at, id))).toEqual([503, 'service.unavailable']);
    forget = answer();
    expect(await world.operator.list(`${at}/links`)).toEqual([]);
  });

  it('[IM-33] goes with the project', async () => {
    const at = await project();
    await world.operator.create(`${at}/links`, { alarm: { type: 'alarms', id: alarm() } });
    await world.admin.expect(200, at, { method: 'DELETE' });
    expect(refusal(await world.operator.call(`${at}/links`))).toEqual([410, 'object.deleted']);
    expect(refusal(await link(at, alarm()))).toEqual([410, 'object.deleted']);
    expect(await world.rows('SELECT 1 FROM project_links WHERE project_id = $1', [at.split('/')[2]])).toEqual([]);
  });
});

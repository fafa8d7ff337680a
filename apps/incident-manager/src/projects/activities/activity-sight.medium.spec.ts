import { alarmFind } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { DefinedProperties } from '../../testing/defined-properties.js';
import { IncidentWorld, patience } from '../../testing/incident-world.js';

describe('who sees what in a project\'s log', () => {
  let world: IncidentWorld;
  let at: string;

  const seen = async (...privileges: Privilege[]) => {
    const api = world.as(await world.rights.person('Reader', ['incidentProject.view', 'incidentActivity.view', ...privileges]));
    return (await api.list(`${at}/activities?orderBy=asc:'time'`)).map(({ operation, changes, details }) => ({ operation, changes: changes as { property: string }[], details: details as Record<string, unknown> }));
  };

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '50', RECORDING_QUESTION_MS: '50' });
    world.answers(alarmFind, ({ alarm }) => ({
      id: alarm, number: 1, name: { en: 'Lost', fr: 'Perdu', ja: '消失' }, time: '2026-11-22T10:00:00.000Z', source: { type: 'cameras' as const, id: world.vault.id, name: 'Vault' },
    }));
    const properties = await DefinedProperties.define(world, ['text1', 'text2']);
    const { id } = await world.admin.create('/incidentProjects', { title: 'Fall', data: [properties.data('text1', 'secret data')] });
    at = `/incidentProjects/${id}`;
    await world.admin.create(`${at}/comments`, { text: 'secret comment' });
    await world.admin.create(`${at}/calls`, { callee: 'secret callee' });
    await world.admin.create(`${at}/sequences`, { camera: { type: 'cameras', id: world.vault.id }, startTime: '2026-11-22T10:00:00Z', endTime: '2026-11-22T10:01:00Z' });
    await world.admin.create(`${at}/links`, { alarm: { type: 'alarms', id } });
    await world.admin.create(`${at}/custody`, { recipient: 'secret recipient', purpose: 'Case', form: 'copy' });
    await world.admin.create(`${at}/holds`, { kind: 'legal', reason: 'Court order' });
    await world.admin.expect(200, at, { method: 'PATCH', body: { data: [properties.data('text2', 'more secret data')] } });
    await world.admin.expect(200, at, { method: 'PATCH', body: { title: 'Bad fall', data: [properties.data('text2', 'other secret data')] } });
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-50] tells somebody who may see the project and nothing in it but the log of the project\'s own steps and holds only', async () => {
    const steps = await seen();
    expect(steps.map(({ operation }) => operation)).toEqual(['project.created', 'hold.placed', 'project.changed']);
    expect(steps.filter(({ operation }) => operation !== 'hold.placed').map(({ changes }) => changes.map(({ property }) => property))).toEqual([['title'], ['title']]);
    expect(JSON.stringify(steps)).not.toContain('secret');
  });

  it.each<[Privilege, string[]]>([
    ['incidentComment.view', ['comment.added']], ['incidentCall.view', ['call.added']], ['incidentSequence.view', ['sequence.added']],
    ['incidentCustody.view', ['project.disclosed']], ['alarm.view', ['link.added']], ['incidentData.view', ['project.changed']],
  ])('[IM-50] tells somebody with %s of that part as well', async (privilege, more) => {
    const operations = (await seen(privilege, ...(privilege === 'incidentSequence.view' ? ['camera.view'] as const : []))).map(({ operation }) => operation);
    expect(operations.filter((operation) => more.includes(String(operation)))).toHaveLength(privilege === 'incidentData.view' ? 2 : 1);
    expect(operations).toHaveLength(4);
  });

  it('[IM-50] tells of sequences only those who may see their cameras', async () => {
    for (const [camera, expected] of [[world.gate, 0], [world.vault, 1]] as const) {
      const guard = world.as(await world.rights.guard('Guard', ['incidentProject.view', 'incidentActivity.view', 'incidentSequence.view'], ['camera.view'], [camera]));
      expect((await guard.list(`${at}/activities`)).filter(({ operation }) => operation === 'sequence.added')).toHaveLength(expected);
    }
  });

  it('[IM-50] tells of links only those who may see alarms of that camera', async () => {
    for (const [camera, expected] of [[world.gate, 0], [world.vault, 1]] as const) {
      const guard = world.as(await world.rights.guard('Guard', ['incidentProject.view', 'incidentActivity.view'], ['alarm.view'], [camera]));
      expect((await guard.list(`${at}/activities`)).filter(({ operation }) => operation === 'link.added')).toHaveLength(expected);
    }
  });

  it('[IM-51] tells administrators everything', async () => {
    const steps = await world.admin.list(`${at}/activities`);
    expect(steps).toHaveLength(9);
    expect(JSON.stringify(steps)).toContain('other secret data');
  });
});

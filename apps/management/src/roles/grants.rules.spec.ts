import type { GrantView } from '@vigie/contracts';
import { readGrants } from './grants.rules.js';

const camera = '3c9f4b0e-77f2-4c1b-9d1a-6c0e1f9a2b10';
const grant = (parts: Partial<GrantView>): GrantView => ({ effect: 'allow', privileges: ['camera.live'], scope: { kind: 'everything' }, ...parts });
const profile = (fromMinute: number, toMinute: number, timeZone = 'Europe/Paris') => ({ timeProfile: { timeZone, spans: [{ fromMinute, toMinute }] } });

describe('readGrants', () => {
  it('[MG-22] gives each grant an id, keeps the one it has, and drops what says nothing', () => {
    const [kept, made] = readGrants([grant({ id: camera, privileges: ['camera.live', 'camera.live'], conditions: {} }), grant({ id: camera, scope: { kind: 'entities', ids: [camera, camera.toUpperCase()] } })]);
    expect(kept).toEqual({ id: camera, effect: 'allow', privileges: ['camera.live'], scope: { kind: 'everything' } });
    expect(made).toMatchObject({ scope: { kind: 'entities', ids: [camera] } });
    expect(made?.id).not.toBe(camera);
  });

  it.each([
    ['no privilege', grant({ privileges: [] }), 'grants.0.privileges'],
    ['ids on everything', grant({ scope: { kind: 'everything', ids: [camera] } }), 'grants.0.scope.ids'],
    ['a scope of nothing', grant({ scope: { kind: 'deviceGroups', ids: [] } }), 'grants.0.scope.ids'],
    ['a time zone that is none', grant({ conditions: profile(0, 60, 'Mars/Base') }), 'grants.0.conditions.timeProfile.timeZone'],
    ['a span that ends before it begins', grant({ conditions: profile(60, 60) }), 'grants.0.conditions.timeProfile.spans'],
  ])('[MG-29] refuses %s, naming the member', (_, wrong, property) => {
    expect(() => readGrants([wrong])).toThrow(expect.objectContaining({ code: 'request.invalid', property }));
  });

  it('[MG-29] keeps hours and limits', () => {
    expect(readGrants([grant({ conditions: { ...profile(480, 1_020), playbackHours: 4 } })])[0]?.conditions).toEqual({ ...profile(480, 1_020), playbackHours: 4 });
  });
});

import { ref } from '@vigie/contracts';
import { AccessControl } from './access-control.js';
import { RightsIndex } from './rights-index.js';
import { mayKnowAlarm, SourceSight } from './source-sight.js';
import { idOf, readWorlds } from './worlds/world.js';

const worlds = readWorlds().filter(({ alarms }) => alarms.length > 0);

describe.each(worlds)('$title', (world) => {
  const index = new RightsIndex();
  for (const [key, document] of world.rights) index.applyRights(key, document);
  for (const [key, document] of world.sessions) index.applySession(key, document);

  it.each(world.alarms)('$line: knows of it: $knows', ({ principal, source, knows }) => {
    expect(mayKnowAlarm(index, principal, { source })).toBe(knows);
    expect(mayKnowAlarm(index, { id: principal.id }, { source })).toBe(knows);
  });

  it.each(world.alarms)('$line: a list says the same', ({ principal, source, knows }) => {
    const access = Object.assign(Object.create(AccessControl.prototype) as AccessControl, { index, loaded: true });
    const { all, whole, known } = new SourceSight(access).seen({ principal, language: 'en' }, 'alarm.view');
    expect(all || (source ? known.get(source.type)?.includes(source.id) ?? false : whole)).toBe(knows);
  });
});

it('[MG-22] a thing that is there again is what it is now, and one whose document is gone is unknown', () => {
  const index = new RightsIndex();
  const gate = ref('cameras', idOf('gate'));
  const key = `entity.cameras.${gate.id}`;
  const entity = { type: 'cameras' as const, id: gate.id, name: 'Gate', partitions: [], deviceGroups: [] };
  index.applyRights(key, { kind: 'entity', entity: { ...entity, removed: true } });
  expect([index.entity(gate), index.keptEntity(gate)?.name, index.entityIds('cameras'), index.keptIds('cameras')]).toEqual([undefined, 'Gate', [], [gate.id]]);
  index.applyRights(key, { kind: 'entity', entity: { ...entity, name: 'New gate' } });
  expect([index.entity(gate)?.name, index.keptIds('cameras')]).toEqual(['New gate', [gate.id]]);
  index.applyRights(key, undefined);
  expect([index.keptEntity(gate), index.keptIds('cameras')]).toEqual([undefined, []]);
});

import { alarmChanges } from '@vigie/contracts';
import { isTold, wants } from './notice.rules.js';

const user = 'a';
const assignedTo = { type: 'users' as const, id: user };

it('[PN-02] tells of an alarm that is raised, is back or has ended, and of nothing else', () => {
  expect(alarmChanges.filter((change) => isTold({ change }))).toEqual(['raised', 'recurred', 'ended']);
});

it.each([
  ['all', { category: 'camera' as const }, true],
  ['assigned', { category: 'camera' as const }, false],
  ['assigned', { category: 'camera' as const, assignedTo }, true],
  ['assigned', { category: 'camera' as const, assignedTo: { ...assignedTo, id: 'b' } }, false],
  ['system', { category: 'camera' as const, assignedTo }, false],
  ['system', { category: 'system' as const }, true],
] as const)('[PN-03] whoever chose "%s" hears of %j: %s', (choice, alarm, expected) => {
  expect(wants(choice, user, alarm)).toBe(expected);
});

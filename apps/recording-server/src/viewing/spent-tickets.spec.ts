import { SpentTickets } from './spent-tickets.js';

it('[RC-08] spends a ticket once, and forgets it when it could not be presented any more', () => {
  const spent = new SpentTickets();
  expect([spent.add('a', 1_000, 0), spent.add('b', 1_010, 5), spent.add('a', 1_000, 10), spent.add('a', 1_000, 1_000)]).toEqual([true, true, false, false]);
  expect(spent.size).toBe(2);
  expect([spent.add('c', 2_000, 1_005), spent.size]).toEqual([true, 2]);
  expect([spent.add('d', 2_010, 1_500), spent.size]).toEqual([true, 2]);
});

import { alarmStates, VigieError } from '@vigie/contracts';
import type { AlarmState } from '@vigie/contracts';
import { isWorthTelling, requireTransition, transitions } from './alarm.rules.js';

describe('The life of an alarm', () => {
  it('[EV-03] reaches every state from new, and closed from every state', () => {
    const reachable = (from: AlarmState, seen = new Set<AlarmState>([from])): Set<AlarmState> => {
      for (const to of transitions[from]) if (!seen.has(to)) reachable(to, seen.add(to));
      return seen;
    };
    expect([...reachable('new')].sort()).toEqual([...alarmStates].sort());
    for (const state of alarmStates) expect(reachable(state)).toContain('closed');
  });

  it('[EV-03] allows exactly the listed steps and names what is possible', () => {
    for (const from of alarmStates) {
      for (const to of alarmStates) {
        const step = (): void => requireTransition(from, to);
        if (from === to || transitions[from].includes(to)) expect(step).not.toThrow();
        else expect(step).toThrow(VigieError);
      }
    }
    expect(() => requireTransition('onHold', 'new')).toThrow(expect.objectContaining({ code: 'alarm.transition', parameters: expect.objectContaining({ possible: 'inProgress, closed' }) }));
  });

  it('[EV-02] tells a storm of the same alarm less and less', () => {
    const told = Array.from({ length: 10_000 }, (_, index) => index + 1).filter(isWorthTelling);
    expect(told.slice(0, 14)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50]);
    expect(told.length).toBeLessThan(50);
  });
});

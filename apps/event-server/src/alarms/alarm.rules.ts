import { VigieError } from '@vigie/contracts';
import type { AlarmState } from '@vigie/contracts';

/** The life of an alarm: what each state may become (EV-03). Closed is for good: what comes again is a new alarm. */
export const transitions: Readonly<Record<AlarmState, readonly AlarmState[]>> = {
  new: ['inProgress', 'onHold', 'closed'],
  inProgress: ['onHold', 'closed'],
  onHold: ['inProgress', 'closed'],
  closed: [],
};

/** Throws `alarm.transition`, naming what is possible. Staying as it is is always possible. */
export function requireTransition(from: AlarmState, to: AlarmState): void {
  if (from !== to && !transitions[from].includes(to)) {
    throw new VigieError('alarm.transition', { property: 'state', params: { from, to, possible: transitions[from].join(', ') || '-' } });
  }
}

/** An alarm that keeps being raised is told less and less: the first ten times, then at 20, 30, …, 100, 200, … */
export function isWorthTelling(occurrences: number): boolean {
  return occurrences <= 10 || occurrences % 10 ** Math.floor(Math.log10(occurrences)) === 0;
}

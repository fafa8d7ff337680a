import type { AlarmChange, AlarmFact, PushChoice } from '@vigie/contracts';

/** What is worth telling people: that an alarm is there, and that its condition is gone. */
const told: readonly AlarmChange[] = ['raised', 'recurred', 'ended'];

export const isTold = (alarm: Pick<AlarmFact, 'change'>): boolean => told.includes(alarm.change);

/** Whether somebody with this choice wants to hear of an alarm (PN-03). */
export function wants(choice: PushChoice, user: string, alarm: Pick<AlarmFact, 'assignedTo' | 'category'>): boolean {
  if (choice === 'assigned') return alarm.assignedTo?.id === user;
  return choice === 'all' || alarm.category === 'system';
}

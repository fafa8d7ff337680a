import { readChoice, readText } from '../app/search-params';

export const alarmFilters = ['open', 'new', 'inProgress', 'onHold', 'closed', 'all'] as const;
export type AlarmFilter = (typeof alarmFilters)[number];

/** What the address of the alarm page says. */
export interface AlarmSearch {
  show?: AlarmFilter;
  alarm?: string;
}

export function readAlarmSearch(search: Record<string, unknown>): AlarmSearch {
  return { show: readChoice(search.show, alarmFilters), alarm: readText(search.alarm) };
}

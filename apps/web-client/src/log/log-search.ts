import { readChoice, readInstant, readText } from '../app/search-params';

export const logNames = ['audit', 'administration', 'system', 'ruleTriggered'] as const;
export const outcomes = ['success', 'refused', 'failure'] as const;

/** What the address of the log page says: its filters. */
export interface LogSearch {
  text?: string;
  log?: (typeof logNames)[number];
  outcome?: (typeof outcomes)[number];
  user?: string;
  from?: string;
  to?: string;
}

export function readLogSearch(search: Record<string, unknown>): LogSearch {
  return {
    text: readText(search.text),
    log: readChoice(search.log, logNames),
    outcome: readChoice(search.outcome, outcomes),
    user: readText(search.user),
    from: readInstant(search.from),
    to: readInstant(search.to),
  };
}

import { type Filter, type Operator } from '../api/query';

/** Conditions of the incident list as its address holds them: `type=ID`, `title=contains:door`, `integer1=gt:2,lt:5`, `createdAt=gt:-7d`. */

export type ConditionKind = 'choice' | 'text' | 'number' | 'time' | 'tick';

export interface Term {
  operator: Operator;
  value: string;
}

const ranged = /^(gt|lt):([^,]*)(?:,(gt|lt):([^,]*))?$/;

/** The terms of a condition; a text is never cut at its commas. */
export function readCondition(kind: ConditionKind, text: string): Term[] {
  if (kind === 'text') return text.startsWith('contains:') ? term('contains', text.slice('contains:'.length)) : term('equals', text);
  if (kind === 'choice' || kind === 'tick') return term('equals', text);
  const [, first, from = '', second, to = ''] = ranged.exec(text) ?? [];
  if (first === undefined) return term('equals', text);
  return [...term(first === 'gt' ? 'gt' : 'lt', from), ...(second === undefined ? [] : term(second === 'gt' ? 'gt' : 'lt', to))];
}

function term(operator: Operator, value: string): Term[] {
  return value === '' ? [] : [{ operator, value }];
}

/** The other way round; undefined for no condition. */
export function writeCondition(terms: Term[]): string | undefined {
  const filled = terms.filter(({ value }) => value !== '');
  if (filled.length === 0) return undefined;
  return filled.map(({ operator, value }) => (operator === 'equals' ? value : `${operator}:${value}`)).join(',');
}

/** `-7d`: that many days before now; `today`: since midnight here. Anything else is an instant. */
export function resolveInstant(value: string, now: Date): string {
  const [, days] = /^-(\d{1,5})d$/.exec(value) ?? [];
  if (days !== undefined) return new Date(now.getTime() - Number(days) * 86_400_000).toISOString();
  if (value === 'today') return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
  return value;
}

/** What to ask the suite for. `me` stands for the person, so that a saved filter means whoever uses it. */
export function toFilters(column: string, kind: ConditionKind, text: string, me: string, now: Date): Filter[] {
  return readCondition(kind, text).map(({ operator, value }) => ({
    column, operator, value: kind === 'time' ? resolveInstant(value, now) : kind === 'choice' && value === 'me' ? me : value,
  }));
}

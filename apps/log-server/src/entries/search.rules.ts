import { foldText, readInstant, VigieError } from '@vigie/contracts';
import { collationOf, escapeLike } from '@vigie/platform/persistence';
import type { Filter, FilterOperator, ListDefinition, ListQuery } from '@vigie/platform/http';

/** What the log can be searched by. `user` and `object` are ids; `text` looks into names, operation, reason, address and details. */
export const logList: ListDefinition = {
  columns: {
    time: 'time', sequence: 'number', log: 'string', service: 'string', category: 'string', operation: 'string', outcome: 'string',
    user: 'guid', userName: 'string', object: 'string', objectType: 'string', privilege: 'string', clientAddress: 'string', text: 'string',
  },
  defaultSize: 100,
  maxSize: 1_000,
  defaultOrder: `desc:'time'`,
};

const expressions: Record<string, string> = {
  time: 'time', sequence: 'sequence', log: 'log', service: 'service', category: 'category', operation: 'operation', outcome: 'outcome',
  user: 'user_id', userName: 'user_name', object: 'object_id', objectType: 'object_type', privilege: 'privilege', clientAddress: 'client_address',
  text: 'log_entry_text(user_name, object_name, operation, reason, client_address, details)',
};

/** Texts in the one normal form, in which pieces of them are found (IN-07). */
const folded: Record<string, string> = {
  userName: 'log_search_name(search_text, user_name)',
  text: 'log_search_text(search_text, user_name, object_name, operation, reason, client_address, details)',
};

const comparisons: Partial<Record<FilterOperator, string>> = { equals: '=', notEquals: 'IS DISTINCT FROM', lt: '<', gt: '>' };

/** Deeper than this, a page is slower to find than to reach with the cursor. */
const deepest = 100_000;

export interface LogSearch {
  where: string;
  parameters: unknown[];
  order: 'time' | 'sequence';
  direction: 'ASC' | 'DESC';
  limit: number;
  offset: number;
}

/** Where the page before ended. */
export interface Place {
  sequence: number;
  time: string;
}

/** The conditions of a search. Names come from this file, values travel as parameters. */
export function searchOf(query: ListQuery, after?: Place): LogSearch {
  const { order, direction } = orderOf(query);
  const parameters: unknown[] = [];
  const conditions = query.filters.map((filter) => condition(filter, parameters));
  if (after) {
    const than = direction === 'ASC' ? '>' : '<';
    const [a, b] = [parameters.push(after.time), parameters.push(after.sequence)];
    conditions.push(order === 'time' ? `(time, sequence) ${than} ($${a}::timestamptz, $${b}::bigint)` : `sequence ${than} $${b}::bigint AND $${a}::timestamptz IS NOT NULL`);
  }
  const offset = after ? 0 : query.page * query.size;
  if (offset > deepest) throw new VigieError('query.invalid', { property: 'page', params: { detail: `beyond ${deepest} entries, go on with the cursor` } });
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', parameters, order, direction, limit: query.size, offset };
}

function orderOf({ orderBy }: ListQuery): { order: 'time' | 'sequence'; direction: 'ASC' | 'DESC' } {
  const [{ column, direction } = { column: 'time', direction: 'DESC' as const }] = orderBy;
  if ((column !== 'time' && column !== 'sequence') || orderBy.length > 1) throw new VigieError('log.orderUnknown', { property: 'orderBy' });
  return { order: column, direction };
}

function condition({ column, operator, value }: Filter, parameters: unknown[]): string {
  const expression = expressions[column] ?? column;
  const isPiece = operator === 'contains' || (column === 'text' && operator === 'equals');
  if (isPiece || operator === 'startsWith') {
    const pattern = (text: string): string => `${isPiece ? '%' : ''}${escapeLike(text)}%`;
    if (folded[column]) return `${folded[column]} LIKE $${parameters.push(pattern(foldText(String(value))))}`;
    return `${cast(column, expression)}${caseOf(String(value))} ILIKE $${parameters.push(pattern(String(value)))}`;
  }
  return `${expression} ${comparisons[operator] ?? '='} $${parameters.push(value)}`;
}

const cast = (column: string, expression: string): string => (['user', 'time', 'sequence'].includes(column) ? `${expression}::text` : expression);

/** Letters beyond ASCII have no case in the database's own locale; for the others it is the faster one. */
const caseOf = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? '' : ` COLLATE ${collationOf('en')}`);

/** What a search asks, whatever its page: two pages of one search have the same key. */
export const searchKey = ({ filters, orderBy }: ListQuery): string =>
  JSON.stringify([filters.map(({ column, operator, value }) => [column, operator, value instanceof Date ? value.toISOString() : value]).sort(), orderBy]);

export const encodeCursor = ({ sequence, time }: Place): string => Buffer.from(JSON.stringify([sequence, time])).toString('base64url');

export function decodeCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  try {
    const [sequence, time] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    if (Number.isSafeInteger(sequence) && typeof time === 'string' && readInstant(time)) return { sequence: Number(sequence), time };
  } catch {
    // Not one of ours: said below.
  }
  throw new VigieError('log.cursorInvalid', { property: 'cursor' });
}

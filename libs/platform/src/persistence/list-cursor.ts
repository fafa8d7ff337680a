import { isSoundText, readInstant } from '@vigie/contracts';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { ColumnKind, ListDefinition, ListQuery } from '../http/list-query.js';
import { addFilters } from './list-rows.js';
import { addOrder, orderOf } from './list-order.js';
import type { ListColumns, Ordering } from './list-order.js';

type Value = string | number | boolean | null;
type Order = ListQuery['orderBy'];

/** Where a page stopped: the order, what its last row holds in it, and that row's id. */
export interface Place {
  orderBy: Order;
  values: Value[];
  id: string;
}

export const encodePlace = ({ orderBy, values, id }: Place): string =>
  Buffer.from(JSON.stringify([orderBy.map(({ column, direction }) => [column, direction]), values, id])).toString('base64url');

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isOf: Record<ColumnKind, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string' && isSoundText(value),
  number: (value) => (typeof value === 'number' && Number.isFinite(value)) || (typeof value === 'string' && /^-?\d{1,20}(\.\d{1,10})?$/.test(value)),
  time: (value) => readInstant(value) !== undefined,
  guid: (value) => typeof value === 'string' && guid.test(value),
  boolean: (value) => typeof value === 'boolean',
};

/** Reads a cursor as it was given out for a list; undefined for anything else. */
export function decodePlace(text: string, { columns }: ListDefinition): Place | undefined {
  const [order, values, id] = listOf(parse(text));
  const orderBy = listOf(order).map((step) => ({ column: listOf(step)[0], direction: listOf(step)[1] }));
  const held = listOf(values);
  const isSound = orderBy.length === held.length && orderBy.every(({ column, direction }, index) => {
    const kind = typeof column === 'string' && Object.hasOwn(columns, column) ? columns[column] : undefined;
    return kind !== undefined && (direction === 'ASC' || direction === 'DESC') && (held[index] === null || isOf[kind](held[index]));
  });
  return isSound && orderBy.length > 0 && typeof id === 'string' && guid.test(id) ? { orderBy: orderBy as Order, values: held as Value[], id } : undefined;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/** A list that can go on where a page of it stopped. */
export interface Going<T extends ObjectLiteral, R> {
  /** The list without its filters, anew for each statement. */
  make: () => SelectQueryBuilder<T>;
  alias: string;
  query: ListQuery;
  columns: ListColumns;
  place?: Place;
  /** Rows behind the page that are read as well, to tell whether it goes on; none unless said. */
  ahead?: number;
  read: (found: SelectQueryBuilder<T>) => Promise<R[]>;
}

/**
 * The rows of a page, from `place` where there is one: none skipped and none twice, whatever was added meanwhile. Rows that are
 * empty in a list's one order come last and are read by themselves: otherwise no index could give the order.
 */
export async function readFrom<T extends ObjectLiteral, R>(going: Going<T, R>): Promise<R[]> {
  const { make, alias, query, columns, place, ahead = 0, read } = going;
  const wanted = query.size + ahead;
  const order = orderOf(make(), alias, query, columns);
  const [first] = order;
  const part = (narrow: (qb: SelectQueryBuilder<T>) => void, size: number, apart: boolean): Promise<R[]> => {
    const qb = addFilters(make(), alias, query, columns);
    addOrder(qb, order, apart);
    narrow(qb);
    return read(qb.skip(place ? 0 : query.page * query.size).take(size));
  };
  const begin = place && after(order, [...place.values, place.id]);
  if (!first?.isNullable || order.length !== 2 || (query.page > 0 && !place)) {
    return part((qb) => begin && qb.andWhere(begin.sql, begin.parameters), wanted, false);
  }
  const isInEmpty = place?.values[0] === null;
  const filled = isInEmpty ? [] : await part((qb) => {
    qb.andWhere(`${first.expression} IS NOT NULL`);
    if (begin) qb.andWhere(begin.sql, begin.parameters);
  }, wanted, true);
  if (filled.length === wanted) return filled;
  const empty = await part((qb) => {
    qb.andWhere(`${first.expression} IS NULL`);
    if (isInEmpty && begin) qb.andWhere(begin.sql, begin.parameters);
  }, wanted - filled.length, true);
  return [...filled, ...empty];
}

/** What comes after these values in the order. */
function after(order: readonly Ordering[], values: readonly Value[]): { sql: string; parameters: ObjectLiteral } {
  const parameters = Object.fromEntries(values.flatMap((value, index) => (value === null ? [] : [[`cursor${index}`, value]])));
  const [first, second] = order;
  const than = (direction: string): string => (direction === 'ASC' ? '>' : '<');
  // One comparison of rows, which an index answers.
  if (first && second && order.length === 2 && first.direction === second.direction && values[0] !== null) {
    return { sql: `(${first.expression}, ${second.expression}) ${than(first.direction)} (:cursor0, :cursor1)`, parameters };
  }
  const steps = order.flatMap(({ expression, direction, isNullable }, index) => {
    if (values[index] === null) return [];
    const before = order.slice(0, index).map((one, at) => (values[at] === null ? `${one.expression} IS NULL` : `${one.expression} = :cursor${at}`));
    return [[...before, `(${expression} ${than(direction)} :cursor${index}${isNullable ? ` OR ${expression} IS NULL` : ''})`].join(' AND ')];
  });
  return { sql: `(${steps.map((step) => `(${step})`).join(' OR ')})`, parameters };
}

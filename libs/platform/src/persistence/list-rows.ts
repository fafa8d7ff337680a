import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { foldText } from '@vigie/contracts';
import type { Filter, FilterOperator, FilterValue, ListQuery } from '../http/list-query.js';
import { collationOf } from './collations.js';
import { foldedProperty } from './folded-columns.js';
import { addOrder, expressionOf, orderOf } from './list-order.js';
import type { ListColumns } from './list-order.js';

/** One row past the page tells whether there is more. */
export interface Page<T> {
  rows: T[];
  more: boolean;
}

/** Text that LIKE takes literally. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const pattern: Partial<Record<FilterOperator, (text: string) => string>> = {
  startsWith: (text) => `${escapeLike(text)}%`,
  contains: (text) => `%${escapeLike(text)}%`,
};

const comparison: Partial<Record<FilterOperator, string>> = { equals: '=', notEquals: 'IS DISTINCT FROM', lt: '<', gt: '>' };

/** The condition of one filter, its value always a parameter. `folded`: what holds the text in the one normal form, in which pieces of it are found. */
export function condition(expression: string, { operator, value }: Pick<Filter, 'operator' | 'value'>, parameter: string, folded?: string): { sql: string; value: FilterValue } {
  const like = pattern[operator];
  if (like && folded) return { sql: `${folded} LIKE :${parameter}`, value: like(foldText(String(value))) };
  if (like) return { sql: `CAST(${expression} AS text) COLLATE ${collationOf('en')} ILIKE :${parameter}`, value: like(value instanceof Date ? value.toISOString() : String(value)) };
  return { sql: `${expression} ${comparison[operator] ?? '='} :${parameter}`, value };
}

/** Adds the filters of a list query. Names come from `columns` only, values travel as parameters only. */
export function addFilters<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, query: Pick<ListQuery, 'filters'>, columns: ListColumns): SelectQueryBuilder<T> {
  query.filters.forEach((filter, index) => {
    const parameter = `listFilter${index}`;
    const expression = expressionOf(alias, filter.column, columns);
    const folded = foldedProperty(qb.expressionMap.mainAlias?.metadata, expression.replace(`${alias}.`, ''));
    const { sql, value } = condition(expression, filter, parameter, folded && `${alias}.${folded}`);
    qb.andWhere(sql, { [parameter]: value });
  });
  return qb;
}

/** Adds the filters, the order and the page of a list query. */
export function applyListQuery<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, query: ListQuery, columns: ListColumns): SelectQueryBuilder<T> {
  addFilters(qb, alias, query, columns);
  addOrder(qb, orderOf(qb, alias, query, columns));
  return qb.skip(query.page * query.size).take(query.size);
}

/** The rows of one page. */
export function listRows<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, query: ListQuery, columns: ListColumns): Promise<T[]> {
  return applyListQuery(qb, alias, query, columns).getMany();
}

/** The rows of one page and whether others follow: what a cursor needs. */
export async function listPage<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, query: ListQuery, columns: ListColumns): Promise<Page<T>> {
  const rows = await applyListQuery(qb, alias, query, columns).take(query.size + 1).getMany();
  return { rows: rows.slice(0, query.size), more: rows.length > query.size };
}

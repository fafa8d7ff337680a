import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Filter, FilterOperator, FilterValue, ListQuery } from '../http/list-query.js';

/** Names of the API that may be filtered and sorted by, each with the property of the entity (`time`, `owner.name`) that holds it. */
export type ListColumns = readonly string[] | Readonly<Record<string, string>>;

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

/** The condition of one filter, its value always a parameter. */
export function condition(expression: string, { operator, value }: Pick<Filter, 'operator' | 'value'>, parameter: string): { sql: string; value: FilterValue } {
  const like = pattern[operator];
  if (like) return { sql: `CAST(${expression} AS text) ILIKE :${parameter}`, value: like(value instanceof Date ? value.toISOString() : String(value)) };
  return { sql: `${expression} ${comparison[operator] ?? '='} :${parameter}`, value };
}

/**
 * Adds the filters, the order and the page of a list query. Names come from `columns` only, values travel as
 * parameters only. The primary key ends every order, so that pages never overlap.
 */
export function applyListQuery<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, query: ListQuery, columns: ListColumns): SelectQueryBuilder<T> {
  query.filters.forEach((filter, index) => {
    const parameter = `listFilter${index}`;
    const { sql, value } = condition(expressionOf(alias, filter.column, columns), filter, parameter);
    qb.andWhere(sql, { [parameter]: value });
  });
  const ordered = new Set<string>();
  for (const { column, direction } of query.orderBy) {
    const expression = expressionOf(alias, column, columns);
    ordered.add(expression);
    qb.addOrderBy(expression, direction);
  }
  const last = query.orderBy.at(-1)?.direction ?? 'ASC';
  for (const { propertyName } of qb.expressionMap.mainAlias?.metadata.primaryColumns ?? []) {
    if (!ordered.has(`${alias}.${propertyName}`)) qb.addOrderBy(`${alias}.${propertyName}`, last);
  }
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

function expressionOf(alias: string, column: string, columns: ListColumns): string {
  const property = isNames(columns) ? (columns.includes(column) ? column : undefined) : Object.hasOwn(columns, column) ? columns[column] : undefined;
  // The query was checked against the list's definition; a column that is missing here is a mistake of the service.
  if (property === undefined) throw new Error(`The list has no column "${column}".`);
  return property.includes('.') ? property : `${alias}.${property}`;
}

const isNames = (columns: ListColumns): columns is readonly string[] => Array.isArray(columns);

import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { ListQuery } from '../http/list-query.js';
import { collationOf } from './collations.js';

/** Names of the API that may be filtered and sorted by, each with the property of the entity (`time`, `owner.name`) that holds it. */
export type ListColumns = readonly string[] | Readonly<Record<string, string>>;

/** One step of an order. */
export interface Ordering {
  property: string;
  /** What is sorted by, as the query builder reads it. */
  expression: string;
  direction: 'ASC' | 'DESC';
  isNullable: boolean;
}

/**
 * The order of a list: texts as the reader's language has them (or by the collation of their column), digits as numbers. The
 * primary key ends every order, so that pages never overlap.
 */
export function orderOf<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, alias: string, { orderBy, language }: Pick<ListQuery, 'orderBy' | 'language'>, columns: ListColumns): Ordering[] {
  const metadata = qb.expressionMap.mainAlias?.metadata;
  const step = (expression: string, direction: 'ASC' | 'DESC'): Ordering => {
    const property = expression.startsWith(`${alias}.`) ? expression.slice(alias.length + 1) : expression;
    const column = metadata?.findColumnWithPropertyName(property);
    const collation = column?.type === 'text' ? column.collation ?? collationOf(language ?? 'en') : undefined;
    return { property, expression: collation ? `${expression} COLLATE ${collation}` : expression, direction, isNullable: column?.isNullable ?? true };
  };
  const asked = orderBy.map(({ column, direction }) => step(expressionOf(alias, column, columns), direction));
  const last = orderBy.at(-1)?.direction ?? 'ASC';
  const keys = (metadata?.primaryColumns ?? []).map(({ propertyName }) => step(`${alias}.${propertyName}`, last));
  return [...asked, ...keys.filter(({ property }) => !asked.some((one) => one.property === property))];
}

/** Sorts by it, what is empty last in both directions. `apart`: what is empty is read by itself, so that an index gives the order. */
export function addOrder<T extends ObjectLiteral>(qb: SelectQueryBuilder<T>, order: readonly Ordering[], apart = false): void {
  for (const { expression, direction, isNullable } of order) {
    if (isNullable && direction === 'DESC' && !apart) qb.addOrderBy(expression, direction, 'NULLS LAST');
    else qb.addOrderBy(expression, direction);
  }
}

export function expressionOf(alias: string, column: string, columns: ListColumns): string {
  const property = isNames(columns) ? (columns.includes(column) ? column : undefined) : Object.hasOwn(columns, column) ? columns[column] : undefined;
  // The query was checked against the list's definition; a column that is missing here is a mistake of the service.
  if (property === undefined) throw new Error(`The list has no column "${column}".`);
  return property.includes('.') ? property : `${alias}.${property}`;
}

const isNames = (columns: ListColumns): columns is readonly string[] => Array.isArray(columns);

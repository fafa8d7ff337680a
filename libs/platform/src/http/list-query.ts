import type { Language } from '@vigie/contracts';
import { instantExpected, isSoundText, readInstant, VigieError } from '@vigie/contracts';

export type ColumnKind = 'string' | 'number' | 'time' | 'guid' | 'boolean';

/** Which columns a list can be filtered and sorted by, and how large a page may be. */
export interface ListDefinition {
  columns: Record<string, ColumnKind>;
  defaultSize?: number;
  maxSize?: number;
  /** Sort where the caller asks for none, such as `desc:'time'`. */
  defaultOrder?: string;
}

export const filterOperators = ['equals', 'notEquals', 'lt', 'gt', 'startsWith', 'contains'] as const;
export type FilterOperator = (typeof filterOperators)[number];
export type FilterValue = string | number | boolean | Date;

export interface Filter {
  column: string;
  operator: FilterOperator;
  value: FilterValue;
}

/** What a caller asked of a list: page, filters, order and flags, all checked against the definition. */
export interface ListQuery {
  /** From 0. */
  page: number;
  size: number;
  filters: Filter[];
  orderBy: { column: string; direction: 'ASC' | 'DESC' }[];
  /** Flags without a value, lower case: `disabled`, `resources`, `tasks`, `definitions`, `nodata`. */
  flags: Set<string>;
  includeChildren: string[];
  /** The reader's: texts are sorted as it does. */
  language?: Language;
}

/** Conditions of one list, columns it is sorted by, and letters of one value: more cost a database seconds and tell nobody anything. */
const most = { filters: 30, orders: 8, letters: 500 } as const;

type RawQuery = Record<string, string | string[] | undefined>;

const reserved = new Set(['page', 'size', 'orderby', 'includechildren', 'language', 'cursor', 'task']);
const flagNames = new Set(['disabled', 'resources', 'tasks', 'definitions', 'nodata']);
const quoted = /^(?:(\w+):)?'(.*)'$/s;

/** Reads the query of a list. Throws `query.unknownColumn` (naming the list), `query.invalid` or `text.unsound`. */
export function parseListQuery(raw: RawQuery, definition: ListDefinition): ListQuery {
  const entries = Object.entries(raw).flatMap(([name, value]) => [value].flat().map((one) => [name, one ?? ''] as const));
  const unsound = entries.find(([name, value]) => !isSoundText(name) || !isSoundText(value));
  if (unsound) throw new VigieError('text.unsound', { property: unsound[0].toWellFormed().replaceAll('\0', '') });
  const option = (wanted: string) => entries.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const maxSize = definition.maxSize ?? 1_000;
  const conditions = entries.filter(([name]) => !isControl(name));
  const orders = (option('orderby') ?? definition.defaultOrder ?? '').split(',').filter(Boolean);
  const tooMany = conditions.length > most.filters ? `${most.filters} conditions at most` : orders.length > most.orders ? `${most.orders} columns at most` : undefined;
  if (tooMany) throw new VigieError('query.invalid', { property: conditions.length > most.filters ? conditions.at(-1)?.[0] ?? '' : 'orderBy', params: { detail: tooMany } });
  return {
    page: wholeNumber('page', option('page'), 0, 0, 10_000_000),
    size: Math.min(wholeNumber('size', option('size'), definition.defaultSize ?? 100, 1, Number.MAX_SAFE_INTEGER), maxSize),
    filters: conditions.map(([name, value]) => readFilter(name, value, definition)),
    orderBy: orders.map((order) => readOrder(order, definition)).filter(isFirst),
    flags: new Set(entries.map(([name]) => name.toLowerCase()).filter((name) => flagNames.has(name))),
    includeChildren: (option('includechildren') ?? '').split(',').filter(Boolean),
  };
}

/** A column that is named again changes nothing about the order. */
const isFirst = <O extends { column: string }>({ column }: O, index: number, all: O[]): boolean => all.findIndex((one) => one.column === column) === index;

const isControl = (name: string): boolean => reserved.has(name.toLowerCase()) || flagNames.has(name.toLowerCase());

function wholeNumber(property: string, text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new VigieError('query.invalid', { property, params: { detail: `a whole number from ${least} is expected` } });
  }
  return value;
}

function readOrder(order: string, definition: ListDefinition): { column: string; direction: 'ASC' | 'DESC' } {
  const [, direction = 'asc', name = ''] = quoted.exec(order.trim()) ?? [];
  if (!/^(asc|desc)$/i.test(direction) || name === '') {
    throw new VigieError('query.invalid', { property: 'orderBy', params: { detail: "use asc:'column' or desc:'column'" } });
  }
  return { column: knownColumn(name, definition), direction: direction.toLowerCase() === 'asc' ? 'ASC' : 'DESC' };
}

function knownColumn(name: string, definition: ListDefinition): string {
  const column = Object.keys(definition.columns).find((known) => known.toLowerCase() === name.toLowerCase());
  if (column) return column;
  throw new VigieError('query.unknownColumn', { property: name, params: { columns: Object.keys(definition.columns).join(', ') } });
}

function readFilter(name: string, text: string, definition: ListDefinition): Filter {
  const column = knownColumn(name, definition);
  const [, prefix = 'equals', value = text] = quoted.exec(text) ?? [];
  if (value.length > most.letters) throw new VigieError('query.invalid', { property: name, params: { detail: `${most.letters} letters at most` } });
  const operator = filterOperators.find((known) => known.toLowerCase() === prefix.toLowerCase());
  if (!operator) throw new VigieError('query.invalid', { property: name, params: { detail: `operators: ${filterOperators.join(', ')}` } });
  return { column, operator, value: readValue(name, value, definition.columns[column] ?? 'string') };
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const readers: Record<ColumnKind, (text: string) => FilterValue | undefined> = {
  string: (text) => text,
  number: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  time: readInstant,
  guid: (text) => (guid.test(text) ? text.toLowerCase() : undefined),
  boolean: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined),
};

const expectations: Record<ColumnKind, string> = {
  string: 'a text is expected', number: 'a number is expected', time: instantExpected, guid: 'a GUID is expected', boolean: 'true or false is expected',
};

function readValue(property: string, text: string, kind: ColumnKind): FilterValue {
  const value = readers[kind](text);
  if (value === undefined) throw new VigieError('query.invalid', { property, params: { detail: expectations[kind] } });
  return value;
}

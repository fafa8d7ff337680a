import { readChoice, readText } from '../app/search-params';

const kinds = ['integer', 'decimal', 'text', 'checkBox', 'dateTime'] as const;
const positions = ['1', '2', '3'] as const;
const fieldColumns = kinds.flatMap((kind) => positions.map((position) => `${kind}${position}` as const));

/** What the list can be filtered by, in the order in which it is offered. */
export const filterColumns = [
  'status', 'type', 'assignee', 'createdAt', 'startTime', 'endTime', 'dueTime', 'modifiedAt', 'happenedAt', 'number', 'title', 'description', 'createdBy',
  'camera', 'alarm', 'held', 'category1', 'category2', 'category3', 'category4', 'category5', ...fieldColumns,
] as const;
export type FilterColumnId = (typeof filterColumns)[number];

export const orderColumns = ['number', 'title', 'startTime', 'endTime', 'dueTime', 'createdAt', 'modifiedAt'] as const;
export type OrderColumn = (typeof orderColumns)[number];
export const isOrderColumn = (column: string): column is OrderColumn => (orderColumns as readonly string[]).includes(column);
export type IncidentOrder = `${'asc' | 'desc'}:${OrderColumn}`;

export const defaultOrder: IncidentOrder = 'desc:createdAt';

/** Conditions by column, each as `list-conditions` writes it. */
export type IncidentConditions = { [column in FilterColumnId]?: string };

/** What the address of the incident list says: its filters and its order. */
export type IncidentSearch = IncidentConditions & {
  text?: string;
  order?: IncidentOrder;
};

const orders = orderColumns.flatMap((column) => [`asc:${column}` as const, `desc:${column}` as const]);

export function readIncidentSearch(search: Record<string, unknown>): IncidentSearch {
  const conditions: IncidentConditions = {};
  for (const column of filterColumns) {
    const value = readText(asText(search[column]));
    if (value !== undefined) conditions[column] = value;
  }
  return { ...conditions, text: readText(asText(search.text)), order: readChoice(search.order, orders) };
}

/** The router reads `3` and `true` as what they look like. */
function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

export function orderOf(search: IncidentSearch): { column: OrderColumn; direction: 'asc' | 'desc' } {
  const order = search.order ?? defaultOrder;
  const direction = order.startsWith('asc:') ? 'asc' : 'desc';
  return { column: orderColumns.find((column) => order === `${direction}:${column}`) ?? 'createdAt', direction };
}

/** The conditions that are set; free text is not one of them. */
export function conditionsOf(search: IncidentSearch): { column: FilterColumnId; condition: string }[] {
  return filterColumns.flatMap((column) => {
    const condition = search[column];
    return condition === undefined ? [] : [{ column, condition }];
  });
}

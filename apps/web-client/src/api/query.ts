/** Operators of the list filters. */
export type Operator = 'equals' | 'notEquals' | 'contains' | 'startsWith' | 'lt' | 'gt';

export interface Filter {
  column: string;
  operator: Operator;
  value: string | undefined;
}

export interface ListRequest {
  filters?: Filter[];
  order?: { column: string; direction: 'asc' | 'desc' };
  page?: number;
  size?: number;
  /** Flags without a value, such as `disabled`. */
  flags?: string[];
}

function term(filter: Filter): string {
  // The suite takes everything between the first and the last quote, so quotes inside need nothing.
  const value = `'${filter.value ?? ''}'`;
  return filter.operator === 'equals' ? value : `${filter.operator}:${value}`;
}

/** `?name=contains:'x'&orderBy=desc:'time'&page=0&size=50`; filters without a value are left out. */
export function toQueryString(request: ListRequest): string {
  const parts: string[] = [];
  for (const filter of request.filters ?? []) {
    if (filter.value === undefined || filter.value === '') continue;
    parts.push(`${encodeURIComponent(filter.column)}=${encodeURIComponent(term(filter))}`);
  }
  if (request.order) parts.push(`orderBy=${encodeURIComponent(`${request.order.direction}:'${request.order.column}'`)}`);
  if (request.page) parts.push(`page=${request.page}`);
  if (request.size) parts.push(`size=${request.size}`);
  for (const flag of request.flags ?? []) parts.push(encodeURIComponent(flag));
  return parts.length ? `?${parts.join('&')}` : '';
}

export const equals = (column: string, value: string | number | undefined): Filter => ({ column, operator: 'equals', value: value?.toString() });
export const contains = (column: string, value: string | undefined): Filter => ({ column, operator: 'contains', value });
export const before = (column: string, value: Date | string | undefined): Filter => ({ column, operator: 'lt', value: iso(value) });
export const after = (column: string, value: Date | string | undefined): Filter => ({ column, operator: 'gt', value: iso(value) });

function iso(value: Date | string | undefined): string | undefined {
  return value instanceof Date ? value.toISOString() : value;
}

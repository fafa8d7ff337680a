import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { VigieError } from '@vigie/contracts';
import type { ListDefinition, ListQuery } from '@vigie/platform/http';
import { decodePlace, encodePlace, readFrom } from '@vigie/platform/persistence';
import type { Place } from '@vigie/platform/persistence';

interface Identified extends ObjectLiteral {
  id: string;
}

/** A list that is read page by page. */
export interface Paged<T extends Identified> {
  /** What the caller may see of it, anew for each statement. */
  make: () => SelectQueryBuilder<T>;
  alias: string;
  definition: ListDefinition;
  /** Names of the API, each with the property that holds it. */
  columns: Readonly<Record<string, keyof T & string>>;
}

/**
 * One page, by number or by cursor. A cursor is where the page before ended in its order, so rows that come in meanwhile shift
 * nothing; it holds that order. There is one wherever the list goes on. Throws `cursor.invalid`.
 */
export async function pageOf<T extends Identified>({ make, alias, definition, columns }: Paged<T>, query: ListQuery, cursor?: string): Promise<{ rows: T[]; cursor?: string }> {
  const place = cursor ? decodePlace(cursor, definition) : undefined;
  if (cursor && !place) throw new VigieError('cursor.invalid', { property: 'cursor' });
  const asked = place ? { ...query, page: 0, orderBy: place.orderBy } : query;
  const found = await readFrom({ make, alias, query: asked, columns, ahead: 1, read: (qb) => qb.getMany(), ...(place ? { place } : {}) });
  const rows = found.slice(0, query.size);
  const last = rows.at(-1);
  return { rows, ...(last && found.length > rows.length ? { cursor: encodePlace(placeOf(asked.orderBy, columns, last)) } : {}) };
}

function placeOf<T extends Identified>(orderBy: Place['orderBy'], columns: Paged<T>['columns'], row: T): Place {
  const values = orderBy.map(({ column }) => {
    const value: unknown = row[columns[column] ?? column];
    return value instanceof Date ? value.toISOString() : value as Place['values'][number];
  });
  return { orderBy, values, id: row.id };
}

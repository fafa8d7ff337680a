import { VigieError } from '@vigie/contracts';
import { decodePlace } from '@vigie/platform/persistence';
import type { Place } from '@vigie/platform/persistence';
import type { ListedProject } from './listed-project.js';
import { projectList, sortable } from './project-list.definition.js';
import { shownInstant } from '../texts/time.rules.js';

type Order = Place['orderBy'];

/** Where a page ends: what its last row holds in the order. */
export function placeOf(orderBy: Order, row: ListedProject): Place {
  const values = orderBy.map(({ column }) => {
    const value = row[column as keyof ListedProject];
    if (value === null || value === undefined) return null;
    return projectList.columns[column] === 'time' ? shownInstant(String(value)) : String(value);
  });
  return { orderBy, values, id: row.id };
}

/** Reads a cursor as it was given out; anything else is `query.invalid`. */
export function readPlace(text: string): Place {
  const place = decodePlace(text, projectList);
  if (!place || place.orderBy.some(({ column }) => !sortable.includes(column))) throw new VigieError('query.invalid', { property: 'cursor', params: { detail: 'send the cursor as it came' } });
  return place;
}

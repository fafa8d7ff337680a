import { ref, relations } from '@vigie/contracts';
import type { EntityType, EventView, NamedThing } from '@vigie/contracts';
import type { EventRow } from './event.entity.js';

/** What people and integrations may trigger; everything else is said by services only. */
export const userDefined = 'userDefined.';

/** An event before it is taken. */
export interface NewEvent {
  /** The same event has the same id, however often it is told. */
  id: string;
  time: Date;
  type: string;
  source?: NamedThing;
  data?: Record<string, string | number | boolean>;
  triggeredBy?: string;
}

interface Sourced {
  sourceType: EntityType | null;
  sourceId: string | null;
  sourceName: string | null;
}

/** The source of a row, where it has one. */
export const sourceOf = ({ sourceType, sourceId, sourceName }: Sourced): NamedThing | undefined =>
  sourceType !== null && sourceId !== null ? { type: sourceType, id: sourceId, ...(sourceName ? { name: sourceName } : {}) } : undefined;

/** A source as columns. */
export const sourceColumns = (source?: NamedThing): Sourced => ({ sourceType: source?.type ?? null, sourceId: source?.id ?? null, sourceName: source?.name ?? null });

export const eventRow = ({ id, time, type, source, data, triggeredBy }: NewEvent): EventRow => ({
  id, time, type, ...sourceColumns(source), data: data ?? null, triggeredBy: triggeredBy ?? null,
});

/** Accepts a row from the database and from the feed alike, where times are texts. */
export function eventView(row: Omit<EventRow, 'time'> & { time: Date | string }): EventView {
  const source = sourceOf(row);
  return {
    id: row.id, time: new Date(row.time).toISOString(), type: row.type, ...(source ? { source } : {}), ...(row.data ? { data: row.data } : {}),
    relations: relations(ref('events', row.id), source && ref(source.type, source.id)),
  };
}

import type { ListDefinition } from '@vigie/platform/http';

/** What events can be found by. */
export const eventList: ListDefinition = {
  columns: { time: 'time', type: 'string', source: 'guid', id: 'guid' },
  defaultSize: 100, maxSize: 1_000, defaultOrder: `desc:'time'`,
};

export const eventColumns = { time: 'time', type: 'type', source: 'sourceId', id: 'id' } as const;

import type { ListDefinition } from '@vigie/platform/http';

/** What alarms can be found by; `source`, `definition` and `assignedTo` are ids. */
export const alarmList: ListDefinition = {
  columns: { time: 'time', lastTime: 'time', number: 'number', state: 'string', priority: 'number', category: 'string', source: 'guid', definition: 'guid', assignedTo: 'guid', id: 'guid' },
  defaultSize: 100, maxSize: 1_000, defaultOrder: `desc:'time'`,
};

export const alarmColumns = {
  time: 'time', lastTime: 'lastTime', number: 'number', state: 'state', priority: 'priority', category: 'category', source: 'sourceId', definition: 'definitionId',
  assignedTo: 'assignedToId', id: 'id',
} as const;

export const activityList: ListDefinition = { columns: { time: 'time', operation: 'string' }, defaultSize: 100, maxSize: 1_000, defaultOrder: `desc:'time'` };

import type { ListDefinition } from '@vigie/platform/http';

/** What alarm definitions can be found by. */
export const definitionList: ListDefinition = {
  columns: { name: 'string', priority: 'number', category: 'string', enabled: 'boolean' },
  defaultSize: 100, maxSize: 1_000, defaultOrder: `asc:'name'`,
};

export const definitionColumns = Object.keys(definitionList.columns);

import type { ListDefinition } from '@vigie/platform/http';

/** Seals are listed newest first. */
export const sealList: ListDefinition = { columns: { time: 'time', number: 'number' }, defaultSize: 20, maxSize: 1_000 };

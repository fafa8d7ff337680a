import type { SelectQueryBuilder } from 'typeorm';
import { readDecimal } from './data-value.rules.js';
import type { ProjectRow } from './project.entity.js';

/** A project as lists show it: without what only changing it needs. */
export type ListedProject = Omit<ProjectRow, 'memberVersions'>;

const unlisted = new Set(['memberVersions']);
const decimals = ['decimal1', 'decimal2', 'decimal3'] as const;

/** Reads the projects found. PostgreSQL names the members itself: making entities of a page takes longer than finding it. */
export async function readListed(found: SelectQueryBuilder<ProjectRow>): Promise<ListedProject[]> {
  const columns = found.expressionMap.mainAlias?.metadata.columns ?? [];
  found.select([]);
  for (const { propertyName } of columns) if (!unlisted.has(propertyName)) found.addSelect(`${found.alias}.${propertyName}`, propertyName);
  const rows = await found.getRawMany<ListedProject>();
  for (const row of rows) {
    for (const member of decimals) row[member] &&= readDecimal(row[member]) ?? row[member];
  }
  return rows;
}

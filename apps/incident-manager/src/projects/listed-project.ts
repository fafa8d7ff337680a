import type { SelectQueryBuilder } from 'typeorm';
import { readDecimal } from './data-value.rules.js';
import type { ProjectRow } from './project.entity.js';

/** A project as lists show it: without what only changing it needs. */
export type ListedProject = Omit<ProjectRow, 'memberVersions'>;

const decimals = ['decimal1', 'decimal2', 'decimal3'] as const;
let listed: string | undefined;

/** Every column under the name of its member, as PostgreSQL is to name it: making entities of a page takes longer than finding it. */
function columnsOf({ alias, expressionMap }: SelectQueryBuilder<ProjectRow>): string {
  const columns = expressionMap.mainAlias?.metadata.columns ?? [];
  return columns.filter(({ propertyName }) => propertyName !== 'memberVersions').map(({ databaseName, propertyName }) => `"${alias}"."${databaseName}" AS "${propertyName}"`).join(', ');
}

/** Reads the projects found, all of them under the same alias. */
export async function readListed(found: SelectQueryBuilder<ProjectRow>): Promise<ListedProject[]> {
  const rows = await found.select((listed ??= columnsOf(found))).getRawMany<ListedProject>();
  for (const row of rows) {
    for (const member of decimals) row[member] &&= readDecimal(row[member]) ?? row[member];
  }
  return rows;
}

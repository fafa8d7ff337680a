import type { ListQuery } from '@vigie/platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { readDecimal } from './data-value.rules.js';
import { ProjectRow } from './project.entity.js';

/** A project as lists show it: without what only changing it needs. */
export type ListedProject = Omit<ProjectRow, 'memberVersions'>;

const decimals = ['decimal1', 'decimal2', 'decimal3'] as const;
let listed: string | undefined;

/** Every column under the name of its member, as PostgreSQL is to name it: making entities of a page takes longer than finding it. */
function columnsOf({ alias, expressionMap }: SelectQueryBuilder<ProjectRow>): string {
  const columns = expressionMap.mainAlias?.metadata.columns ?? [];
  return columns.filter(({ propertyName }) => propertyName !== 'memberVersions').map(({ databaseName, propertyName }) => `"${alias}"."${databaseName}" AS "${propertyName}"`).join(', ');
}

/** The same page by its ids: what lies before a far page is passed over in an index, without reading it. */
function byIds(found: SelectQueryBuilder<ProjectRow>): SelectQueryBuilder<ProjectRow> {
  const page = found.connection.createQueryBuilder(ProjectRow, found.alias);
  page.where(`${found.alias}.id IN (${found.select(`${found.alias}.id`).getQuery()})`, found.getParameters());
  for (const [column, direction] of Object.entries(found.expressionMap.orderBys)) page.addOrderBy(column, direction as 'ASC' | 'DESC');
  return page;
}

/** Reads a page of the projects found, all of them under the same alias. */
export async function readListed(found: SelectQueryBuilder<ProjectRow>, { page }: ListQuery): Promise<ListedProject[]> {
  listed ??= columnsOf(found);
  const rows = await (page > 0 ? byIds(found) : found).select(listed).getRawMany<ListedProject>();
  for (const row of rows) {
    for (const member of decimals) row[member] &&= readDecimal(row[member]) ?? row[member];
  }
  return rows;
}

import type { ListQuery } from '@vigie/platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { presentRevision } from '../properties/known-properties.service.js';
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

/** Reads a page of the projects found, all of them under the same alias, and the revision of the incident properties where there are some. */
export async function readListed(found: SelectQueryBuilder<ProjectRow>, { page }: ListQuery): Promise<{ rows: ListedProject[]; revision: string | undefined }> {
  listed ??= `${columnsOf(found)}, ${presentRevision} AS "propertyRevision"`;
  const rows = await (page > 0 ? byIds(found) : found).select(listed).getRawMany<ListedProject & { propertyRevision: string }>();
  for (const row of rows) {
    for (const member of decimals) row[member] &&= readDecimal(row[member]) ?? row[member];
  }
  return { rows, revision: rows[0]?.propertyRevision };
}

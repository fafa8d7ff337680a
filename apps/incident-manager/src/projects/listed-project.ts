import type { ListQuery } from '@vigie/platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { presentRevision } from '../properties/known-properties.service.js';
import { shownInstant } from '../texts/time.rules.js';
import { readDecimal } from './data-value.rules.js';
import { ProjectRow } from './project.entity.js';

type Kept = Omit<ProjectRow, 'memberVersions'>;

/** A project as lists show it: without what only changing it needs, and with its instants as they are shown, in ISO 8601. */
export type ListedProject = { [M in keyof Kept]: Date extends Kept[M] ? Exclude<Kept[M], Date> | string : Kept[M] };

const decimals = ['decimal1', 'decimal2', 'decimal3'] as const;
const instants = ['startTime', 'endTime', 'dueTime', 'createdAt', 'modifiedAt', 'dateTime1', 'dateTime2', 'dateTime3'] as const satisfies readonly (keyof ListedProject)[];
const isInstant = (member: string): boolean => (instants as readonly string[]).includes(member);
let listed: string | undefined;

interface ListedAnswer extends ListedProject {
  propertyRevision: string;
}
type Answer = ListedAnswer | { id: null; propertyRevision: string };

/**
 * Every column under the name of its member, as PostgreSQL is to name it: making entities of a page takes longer than finding it.
 * Instants come as text: making dates of hundreds of them only to write them out again would take as long.
 */
function columnsOf({ alias, expressionMap }: SelectQueryBuilder<ProjectRow>): string {
  const columns = (expressionMap.mainAlias?.metadata.columns ?? []).filter(({ propertyName }) => propertyName !== 'memberVersions');
  return columns.map(({ databaseName, propertyName }) => `"${alias}"."${databaseName}"${isInstant(propertyName) ? '::text' : ''} AS "${propertyName}"`).join(', ');
}

/** The same page by its ids: what lies before a far page is passed over in an index, without reading it. */
function byIds(found: SelectQueryBuilder<ProjectRow>): SelectQueryBuilder<ProjectRow> {
  const page = found.connection.createQueryBuilder(ProjectRow, found.alias);
  page.where(`${found.alias}.id IN (${found.select(`${found.alias}.id`).getQuery()})`, found.getParameters());
  for (const [column, direction] of Object.entries(found.expressionMap.orderBys)) page.addOrderBy(column, direction as 'ASC' | 'DESC');
  return page;
}

/**
 * Reads a page of the projects found, all of them under the same alias, and the revision of the incident properties at that
 * moment. One statement answers both, also where nothing is found: then its one row has no project. With one row on its
 * left, the join hands the page on as it comes, in its order.
 */
export async function readListed(found: SelectQueryBuilder<ProjectRow>, { page }: ListQuery): Promise<{ rows: ListedProject[]; revision: string }> {
  listed ??= columnsOf(found);
  const [statement, parameters] = (page > 0 ? byIds(found) : found).select(listed).getQueryAndParameters();
  const answer = await found.connection.query<Answer[]>(
    `SELECT found.*, present.revision AS "propertyRevision" FROM (SELECT ${presentRevision} AS revision) AS present LEFT JOIN (${statement}) AS found ON true`, parameters,
  );
  const rows = answer[0]?.id === null ? [] : (answer as ListedAnswer[]);
  for (const row of rows) {
    for (const member of decimals) row[member] &&= readDecimal(row[member]) ?? row[member];
    for (const member of instants) row[member] &&= shownInstant(row[member]);
  }
  return { rows, revision: answer[0]?.propertyRevision ?? '' };
}

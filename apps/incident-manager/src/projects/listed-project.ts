import type { ListQuery } from '@vigie/platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { presentRevision } from '../properties/known-properties.service.js';
import { isPropertyMember } from '../properties/property-member.js';
import type { PropertyMember } from '../properties/property-member.js';
import type { ProjectData } from './project-data.entity.js';
import { ProjectRow } from './project.entity.js';

const forChanging = ['version', 'openVersion', 'memberVersions'] as const satisfies readonly (keyof ProjectRow)[];
type Kept = Omit<ProjectRow, (typeof forChanging)[number] | PropertyMember> & Partial<ProjectData>;

/**
 * A project as lists read it: without what only changing it needs, of the incident properties with those that are shown,
 * and with its instants as PostgreSQL writes them.
 */
export type ListedProject = { [M in keyof Kept]: Date extends Kept[M] ? Exclude<Kept[M], Date> | string : Kept[M] };

const instants = ['startTime', 'endTime', 'dueTime', 'createdAt', 'modifiedAt', 'openModifiedAt', 'dateTime1', 'dateTime2', 'dateTime3'] as const satisfies readonly (keyof ListedProject)[];

interface Revision {
  propertyRevision: string;
}

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

/**
 * Every column under the name of its member, as PostgreSQL is to name it: making entities of a page takes longer than finding it.
 * Instants come as text: making dates of hundreds of them only to write them out again would take as long.
 */
function columnsOf({ alias, expressionMap }: SelectQueryBuilder<ProjectRow>, properties: readonly PropertyMember[]): string {
  const isListed = (member: string): boolean => (isPropertyMember(member) ? properties.includes(member) : !isOneOf(forChanging, member));
  const columns = (expressionMap.mainAlias?.metadata.columns ?? []).filter(({ isSelect, propertyName }) => isSelect && isListed(propertyName));
  return columns.map(({ databaseName, propertyName }) => `"${alias}"."${databaseName}"${isOneOf(instants, propertyName) ? '::text' : ''} AS "${propertyName}"`).join(', ');
}

/** The same page by its ids: what lies before a far page is passed over in an index, without reading it. */
function byIds(found: SelectQueryBuilder<ProjectRow>): SelectQueryBuilder<ProjectRow> {
  const page = found.connection.createQueryBuilder(ProjectRow, found.alias);
  page.where(`${found.alias}.id IN (${found.select(`${found.alias}.id`).getQuery()})`, found.getParameters());
  page.expressionMap.orderBys = { ...found.expressionMap.orderBys };
  return page;
}

/**
 * Reads a page of the projects found, all of them under the same alias, with these of their properties, and the revision of
 * the incident properties at that moment. Only where nothing is found does that take a statement of its own: joined to the
 * page, the revision would cost every page as much.
 */
export async function readListed(
  found: SelectQueryBuilder<ProjectRow>, { page }: Pick<ListQuery, 'page'>, properties: readonly PropertyMember[],
): Promise<{ rows: ListedProject[]; revision: string }> {
  const { connection } = found;
  const listed = (page > 0 ? byIds(found) : found).select(columnsOf(found, properties)).addSelect(presentRevision, 'propertyRevision');
  const rows = await connection.query<(ListedProject & Revision)[]>(...listed.getQueryAndParameters());
  const [{ propertyRevision }] = rows.length > 0 ? rows : await connection.query<[Revision]>(`SELECT ${presentRevision} AS "propertyRevision"`);
  return { rows, revision: propertyRevision };
}

import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Filter, ListDefinition, ListQuery } from '@vigie/platform/http';
import { applyListQuery, Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { SelectQueryBuilder } from 'typeorm';
import { propertyNames } from '../properties/property-names.js';
import { decodeCursor, encodeCursor, isCursorColumn } from './cursor.rules.js';
import { ProjectRow } from './project.entity.js';
import type { Names } from './project.rules.js';

export const projectList: ListDefinition = {
  columns: {
    number: 'string', title: 'string', description: 'string', type: 'guid', status: 'guid', createdBy: 'guid',
    startTime: 'time', endTime: 'time', createdAt: 'time', modifiedAt: 'time', text: 'string',
  },
  defaultSize: 100, maxSize: 1_000, defaultOrder: "desc:'createdAt'",
};

const columns: Record<string, string> = {
  number: 'number', title: 'title', description: 'description', type: 'typeId', status: 'statusId', createdBy: 'createdById',
  startTime: 'startTime', endTime: 'endTime', createdAt: 'createdAt', modifiedAt: 'modifiedAt',
};

const sortable = ['number', 'title', 'startTime', 'endTime', 'createdAt', 'modifiedAt'];

export interface ProjectPage {
  rows: ProjectRow[];
  names: Names;
  /** Where the next page begins; undefined at the end, or in an order that cannot go on. */
  next?: string;
}

/** Finds projects (IM-28). */
@Injectable()
export class ProjectList {
  constructor(private readonly database: Database, private readonly access: AccessControl) {}

  async find(caller: Caller, query: ListQuery, cursor?: string): Promise<ProjectPage> {
    await this.access.require(caller, 'incidentProject.view');
    requireSortable(query);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const ordered = from ? { ...query, page: 0, orderBy: [{ column: from.column, direction: from.direction }] } : query;
    const found = applyListQuery(this.database.read.createQueryBuilder(ProjectRow, 'project'), 'project', withoutText(ordered), columns);
    for (const [index, filter] of query.filters.filter(({ column }) => column === 'text').entries()) searchText(found, filter, `text${index}`);
    if (from) {
      const value = from.column === 'number' ? from.value : new Date(from.value);
      found.andWhere(`(project.${from.column}, project.id) ${from.direction === 'ASC' ? '>' : '<'} (:cursorValue, :cursorId)`, { cursorValue: value, cursorId: from.id });
    }
    const rows = await found.getMany();
    return { rows, names: await propertyNames(this.database.read, rows), ...nextOf(ordered, rows) };
  }
}

const withoutText = (query: ListQuery): ListQuery => ({ ...query, filters: query.filters.filter(({ column }) => column !== 'text') });

function requireSortable({ orderBy }: ListQuery): void {
  const other = orderBy.find(({ column }) => !sortable.includes(column));
  if (other) throw new VigieError('query.unknownColumn', { property: other.column, params: { columns: sortable.join(', ') } });
}

/** Free text: number, title, description and comments. Both columns carry a trigram index. */
function searchText(found: SelectQueryBuilder<ProjectRow>, { operator, value }: Filter, parameter: string): void {
  if (operator !== 'contains' && operator !== 'equals') {
    throw new VigieError('query.invalid', { property: 'text', params: { detail: "use text=contains:'…'" } });
  }
  const pattern = `%${String(value).replace(/[\\%_]/g, '\\$&')}%`;
  found.andWhere(`(project.own_text ILIKE :${parameter} OR project.comments_text ILIKE :${parameter})`, { [parameter]: pattern });
}

function nextOf({ orderBy, size }: ListQuery, rows: readonly ProjectRow[]): { next?: string } {
  const [order] = orderBy;
  const last = rows.at(-1);
  if (!order || !last || orderBy.length > 1 || rows.length < size || !isCursorColumn(order.column)) return {};
  const value = last[order.column];
  return { next: encodeCursor({ column: order.column, direction: order.direction, value: value instanceof Date ? value.toISOString() : value, id: last.id }) };
}

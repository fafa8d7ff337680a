import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { applyListQuery, Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { isPropertyMember } from '../properties/property-member.js';
import { allNamesIfFew, propertyNames } from '../properties/property-names.js';
import { readPropertySet } from '../properties/property-set.js';
import type { PropertySet } from '../properties/property-set.js';
import { decodeCursor, encodeCursor, isCursorColumn } from './cursor.rules.js';
import { readListed } from './listed-project.js';
import type { ListedProject } from './listed-project.js';
import { addFilters, columnFilters } from './project-filters.js';
import { projectColumns, sortable } from './project-list.definition.js';
import { addSearches, textMembers } from './project-search.js';
import type { SearchedText } from './project-search.js';
import { ProjectRow } from './project.entity.js';
import { noProperties, sightOf } from './sight.js';
import type { Shown, Sight } from './sight.js';
import { TextSamples } from './text-samples.service.js';

export interface ProjectPage {
  rows: ListedProject[];
  shown: Shown;
  /** Where the next page begins; undefined at the end, or in an order that cannot go on. */
  next?: string;
}

/** Finds projects (IM-28). */
@Injectable()
export class ProjectList {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly samples: TextSamples) {}

  /** Throws `access.refused` where a filter asks for what the caller may not see (IM-50). */
  async find(caller: Caller, query: ListQuery, cursor?: string): Promise<ProjectPage> {
    await this.access.require(caller, 'incidentProject.view');
    await this.requireFilters(caller, query);
    requireSortable(query);
    const sight = sightOf(this.access, caller);
    const from = cursor === undefined ? undefined : decodeCursor(cursor);
    const ordered = from ? { ...query, page: 0, orderBy: [{ column: from.column, direction: from.direction }] } : query;
    const filters = columnFilters(query.filters);
    const found = applyListQuery(this.database.read.createQueryBuilder(ProjectRow, 'project'), 'project', { ...ordered, filters }, projectColumns);
    addFilters(found, query.filters);
    // Meanwhile, where nothing else needs it first.
    const properties = sight.data ? readPropertySet(this.database.read).then((set) => requireEnabled(query, set)) : Promise.resolve(noProperties);
    // Looked at below, whatever becomes of the search before it.
    properties.catch(() => undefined);
    await addSearches(found, ordered, await searched(query, sight, properties), this.samples);
    if (from) {
      const value = from.column === 'number' ? from.value : new Date(from.value);
      found.andWhere(`(project.${from.column}, project.id) ${from.direction === 'ASC' ? '>' : '<'} (:cursorValue, :cursorId)`, { cursorValue: value, cursorId: from.id });
    }
    const { read } = this.database;
    const [rows, set, names] = await Promise.all([readListed(found, ordered), properties, allNamesIfFew(read)]);
    const shown = { sight, properties: set, names: names ?? await propertyNames(read, rows) };
    return { rows, shown, ...nextOf(ordered, rows) };
  }

  private async requireFilters(caller: Caller, { filters }: ListQuery): Promise<void> {
    const asked = filters.map(({ column }) => column);
    if (asked.some(isPropertyMember)) await this.access.require(caller, 'incidentData.view');
    if (asked.includes('camera')) await this.access.require(caller, 'incidentSequence.view');
    if (asked.includes('alarm')) await this.access.requireAnywhere(caller, 'alarm.view');
  }
}

/** What is switched off is not found either (IM-06): a filter on it is refused by name. */
function requireEnabled({ filters }: ListQuery, set: PropertySet): PropertySet {
  const asked = filters.map(({ column }) => column).filter(isPropertyMember);
  const off = [...set.categories, ...set.fields].find(({ member, enabled }) => !enabled && asked.includes(member));
  if (off) throw new VigieError('incident.property.disabled', { property: off.member, params: { property: off.name || off.member } });
  return set;
}

/** Which texts a search looks into: of the incident data those that are switched on. */
async function searched({ filters }: ListQuery, { comments, data }: Sight, properties: Promise<PropertySet>): Promise<SearchedText> {
  if (!data || !filters.some(({ column }) => column === 'text')) return { comments, texts: [] };
  const on = (await properties).fields.filter(({ enabled }) => enabled).map(({ member }) => member);
  return { comments, texts: textMembers.filter((member) => on.includes(member)) };
}

function requireSortable({ orderBy }: ListQuery): void {
  const other = orderBy.find(({ column }) => !sortable.includes(column));
  if (other) throw new VigieError('query.unknownColumn', { property: other.column, params: { columns: sortable.join(', ') } });
}

function nextOf({ orderBy, size }: ListQuery, rows: readonly ListedProject[]): { next?: string } {
  const [order] = orderBy;
  const last = rows.at(-1);
  if (!order || !last || orderBy.length > 1 || rows.length < size || !isCursorColumn(order.column)) return {};
  const value = last[order.column];
  return { next: encodeCursor({ column: order.column, direction: order.direction, value: value instanceof Date ? value.toISOString() : value, id: last.id }) };
}

import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database, encodePlace, readFrom } from '@vigie/platform/persistence';
import type { Place } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { SelectQueryBuilder } from 'typeorm';
import { KnownIncidentProperties } from '../properties/known-properties.service.js';
import type { KnownProperties } from '../properties/known-properties.service.js';
import { isPropertyMember } from '../properties/property-member.js';
import type { PropertyMember } from '../properties/property-member.js';
import { propertyNames } from '../properties/property-names.js';
import type { DefinedCategory, DefinedField, PropertySet } from '../properties/property-set.js';
import { placeOf, readPlace } from './cursor.rules.js';
import { readListed } from './listed-project.js';
import type { ListedProject } from './listed-project.js';
import { AlarmSight } from './links/alarm-sight.service.js';
import { addFilters, columnFilters } from './project-filters.js';
import type { SeenParts } from './project-filters.js';
import { openColumns, projectColumns, sortable } from './project-list.definition.js';
import { planSearches, textMembers } from './project-search.js';
import type { SearchedText } from './project-search.js';
import { ProjectRow } from './project.entity.js';
import { sequencesOf } from './sequences/sequence-sight.js';
import { countShown, noProperties, sightOf } from './sight.js';
import type { Shown, Sight } from './sight.js';
import { TextSamples } from './text-samples.service.js';

export interface ProjectPage {
  rows: ListedProject[];
  shown: Shown;
  /** Where the next page begins; undefined at the end. */
  next?: string;
}

/** A page that somebody asks for. */
interface Asked {
  caller: Caller;
  sight: Sight;
  query: ListQuery;
  from?: Place;
}

/** Finds projects (IM-28). */
@Injectable()
export class ProjectList {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly samples: TextSamples,
    private readonly properties: KnownIncidentProperties,
    private readonly alarms: AlarmSight,
  ) {}

  /** Throws `access.refused` where a filter asks for what the caller may not see (IM-50). */
  async find(caller: Caller, query: ListQuery, cursor?: string): Promise<ProjectPage> {
    await this.access.require(caller, 'incidentProject.view');
    await this.requireFilters(caller, query);
    requireSortable(query);
    const sight = sightOf(this.access, caller);
    const from = cursor === undefined ? undefined : readPlace(cursor);
    const asked: Asked = { caller, sight, ...(from ? { from, query: { ...query, page: 0, orderBy: from.orderBy } } : { query }) };
    let known = await this.properties.last();
    if (sight.data && switchedOff(query, known.set)) known = await this.properties.read();
    const first = await this.look(asked, known);
    if (first.revision === known.revision) return this.page(asked, known, first.rows);
    known = await this.properties.read();
    return this.page(asked, known, (await this.look(asked, known)).rows);
  }

  /** Finds with what is known of the properties. */
  private async look({ caller, sight, query, from }: Asked, { set }: KnownProperties): Promise<{ rows: ListedProject[]; revision: string }> {
    const off = sight.data ? switchedOff(query, set) : undefined;
    if (off) throw new VigieError('incident.property.disabled', { property: off.member, params: { property: off.name || off.member } });
    const filters = columnFilters(query.filters);
    const { conditions, revisionOfNone } = await planSearches(this.database.read, query, searched(sight, set), this.samples);
    if (revisionOfNone) return { rows: [], revision: revisionOfNone };
    const parts: SeenParts = { alarms: () => this.alarms.condition(caller, 'link.source_type', 'link.source_id'), cameras: (id) => sequencesOf(this.access, caller, id) };
    const make = (): SelectQueryBuilder<ProjectRow> => {
      const found = this.database.read.createQueryBuilder(ProjectRow, 'project');
      addFilters(found, query.filters, parts);
      for (const { sql, parameters } of conditions) found.andWhere(sql, parameters);
      return found;
    };
    const revisions = new Set<string>();
    const read = async (found: SelectQueryBuilder<ProjectRow>): Promise<ListedProject[]> => {
      const { rows, revision } = await readListed(found, query, sight.data ? switchedOn(set) : []);
      revisions.add(revision);
      return sight.data ? rows : rows.map((row) => ({ ...row, modifiedAt: row.openModifiedAt }));
    };
    const rows = await readFrom({ make, alias: 'project', query: { ...query, filters }, columns: sight.data ? projectColumns : openColumns, ...(from ? { place: from } : {}), read });
    // Parts that were read under two revisions are read again.
    return { rows, revision: [...revisions].join() };
  }

  private async page({ caller, sight, query }: Asked, { set, names }: KnownProperties, rows: ListedProject[]): Promise<ProjectPage> {
    const shown = { sight, properties: sight.data ? set : noProperties, names: names ?? await propertyNames(this.database.read, rows), sequenceCounts: await countShown(this.database.read, this.access, caller, rows) };
    return { rows, shown, ...nextOf(query, rows) };
  }

  private async requireFilters(caller: Caller, { filters }: ListQuery): Promise<void> {
    const asked = filters.map(({ column }) => column);
    if (asked.some(isPropertyMember)) await this.access.require(caller, 'incidentData.view');
    if (asked.includes('camera')) await this.access.require(caller, 'incidentSequence.view');
    if (asked.includes('alarm')) await this.access.requireAnywhere(caller, 'alarm.view');
  }
}

/** What is switched off is not found either (IM-06): a filter on it is refused by name. */
function switchedOff({ filters }: ListQuery, set: PropertySet): DefinedCategory | DefinedField | undefined {
  const asked = filters.map(({ column }) => column).filter(isPropertyMember);
  return [...set.categories, ...set.fields].find(({ member, enabled }) => !enabled && asked.includes(member));
}

const switchedOn = ({ categories, fields }: PropertySet): PropertyMember[] => [...categories, ...fields].filter(({ enabled }) => enabled).map(({ member }) => member);

/** Which texts a search looks into: of the incident data those that are switched on. */
function searched({ comments, data }: Sight, { fields }: PropertySet): SearchedText {
  const on = fields.filter(({ enabled }) => data && enabled).map(({ member }) => member);
  return { comments, texts: textMembers.filter((member) => on.includes(member)) };
}

function requireSortable({ orderBy }: ListQuery): void {
  const other = orderBy.find(({ column }) => !sortable.includes(column));
  if (other) throw new VigieError('query.unknownColumn', { property: other.column, params: { columns: sortable.join(', ') } });
}

function nextOf({ orderBy, size }: ListQuery, rows: readonly ListedProject[]): { next?: string } {
  const last = rows.at(-1);
  return orderBy.length === 0 || !last || rows.length < size ? {} : { next: encodePlace(placeOf(orderBy, last)) };
}

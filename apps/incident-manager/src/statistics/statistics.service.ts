import { Injectable } from '@nestjs/common';
import { IncidentStatistics, VigieError } from '@vigie/contracts';
import type { Privilege, StatisticsDimension } from '@vigie/contracts';
import { Database, failureCode } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { happenedAt } from '../projects/happened-at.js';
import { readPropertySet } from '../properties/property-set.js';
import { readTime, requireOrder } from '../texts/time.rules.js';
import { seenCameras } from './seen-cameras.js';
import { StatisticsNames } from './statistics-names.service.js';
import type { StatisticsDto } from './statistics.dto.js';
import { expressions, isTimely, readTimeZone, unknownZone } from './statistics.rules.js';

/** Groups in one answer at most. */
const mostGroups = 5_000;
const invalidParameter = '22023';

interface Query {
  sql: string;
  values: unknown[];
}

/** Counts incidents by one or two of their properties, within a time (IM-35). */
@Injectable()
export class Statistics {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly names: StatisticsNames) {}

  /** Throws `access.refused` for what the caller may not see, `incident.property.disabled`, `incident.statistics.tooMany`. */
  async count(caller: Caller, dto: StatisticsDto): Promise<IncidentStatistics> {
    await this.access.require(caller, 'incidentProject.view');
    for (const privilege of new Set(dto.by.flatMap(needed))) await this.access.require(caller, privilege);
    await this.requireEnabled(dto.by);
    const filtered = filter(dto);
    const rows = await this.grouped(caller, dto.by, filtered);
    if (rows.length > mostGroups) throw new VigieError('incident.statistics.tooMany', { property: 'by', params: { most: mostGroups } });
    const [all] = await this.rows<{ count: number }>({ ...filtered, sql: `SELECT count(*)::int AS count FROM incident_projects AS project WHERE ${filtered.sql}` });
    const name = await this.names.of(dto.by, rows.map(({ keys }) => keys));
    const groups = rows.map(({ keys, count }) => ({ keys: dto.by.map((dimension, index) => name(dimension, keys[index] ?? null)), count }));
    return Object.assign(new IncidentStatistics(), { total: all?.count ?? 0, groups });
  }

  private grouped(caller: Caller, by: readonly StatisticsDimension[], filtered: Query): Promise<{ keys: (string | null)[]; count: number }[]> {
    const seen = seenCameras(this.access, caller, filtered.values.length + 1);
    const cameras = by.includes('camera')
      ? ` LEFT JOIN (SELECT DISTINCT project_id, camera_id FROM sequences WHERE ${seen.sql}) AS sequence ON sequence.project_id = project.id` : '';
    const keys = by.map((dimension) => expressions[dimension]);
    const order = isTimely(by[0]) ? '1' : '2 DESC, 1';
    return this.rows({
      sql: `SELECT ARRAY[${keys.join(', ')}] AS keys, count(*)::int AS count FROM incident_projects AS project${cameras}
             WHERE ${filtered.sql} GROUP BY 1 ORDER BY ${order} LIMIT ${mostGroups + 1}`,
      values: cameras ? [...filtered.values, ...seen.values] : filtered.values,
    });
  }

  private rows<T>({ sql, values }: Query): Promise<T[]> {
    return this.database.read.query<T[]>(sql, values).catch((error: unknown) => {
      throw failureCode(error) === invalidParameter ? unknownZone(error) : error;
    });
  }

  /** A category that is switched off is not there (IM-06). */
  private async requireEnabled(by: readonly StatisticsDimension[]): Promise<void> {
    if (!by.some(isCategory)) return;
    const { categories } = await readPropertySet(this.database.read);
    const off = categories.find(({ member, enabled }) => !enabled && (by as readonly string[]).includes(member));
    if (off) throw new VigieError('incident.property.disabled', { property: 'by', params: { property: off.name || off.member } });
  }
}

const isCategory = (dimension: StatisticsDimension): boolean => dimension.startsWith('category');

const needed = (dimension: StatisticsDimension): Privilege[] => {
  if (isCategory(dimension)) return ['incidentData.view'];
  return dimension === 'camera' ? ['incidentSequence.view'] : [];
};

/** `$1` is the time zone, whether or not anything depends on it. */
function filter({ startTime, endTime, type, status, timeZone }: StatisticsDto): Query {
  const [from, to] = [startTime ? readTime('startTime', startTime) : null, endTime ? readTime('endTime', endTime) : null];
  requireOrder(from, to, true);
  const conditions = ['$1::text IS NOT NULL'];
  const values: unknown[] = [readTimeZone(timeZone)];
  const add = (condition: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  add(`${happenedAt} >=`, from);
  add(`${happenedAt} <`, to);
  add('project.type_id =', type);
  add('project.status_id =', status);
  return { sql: conditions.join(' AND '), values };
}

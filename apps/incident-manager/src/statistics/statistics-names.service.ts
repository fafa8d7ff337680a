import { Injectable } from '@nestjs/common';
import { ref, StatisticsKey } from '@vigie/contracts';
import type { StatisticsDimension } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';

/** Makes a key of what a project was grouped by. */
export type KeyOf = (dimension: StatisticsDimension, value: string | null) => StatisticsKey;

const tables: Partial<Record<StatisticsDimension, string>> = {
  type: 'incident_types', status: 'incident_statuses',
  category1: 'incident_category_values', category2: 'incident_category_values', category3: 'incident_category_values',
  category4: 'incident_category_values', category5: 'incident_category_values',
};

/** Names of what incidents were grouped by. */
@Injectable()
export class StatisticsNames {
  constructor(private readonly database: Database, private readonly access: AccessControl) {}

  async of(by: readonly StatisticsDimension[], groups: readonly (string | null)[][]): Promise<KeyOf> {
    const names = new Map<string, string>();
    for (const [index, dimension] of by.entries()) {
      const ids = [...new Set(groups.map((keys) => keys[index]).filter((id) => typeof id === 'string'))];
      const table = tables[dimension];
      const rows = table ? await this.query(`SELECT id, name FROM ${table} WHERE id = ANY ($1)`, ids) : dimension === 'camera' ? await this.cameras(ids) : [];
      for (const { id, name } of rows) names.set(id, name);
    }
    return (dimension, value) => {
      const isThing = value !== null && (dimension === 'camera' || tables[dimension] !== undefined);
      const name = isThing ? names.get(value) : undefined;
      return Object.assign(new StatisticsKey(), { ...(isThing ? { id: value } : {}), ...(name ? { name } : {}), value });
    };
  }

  /** Present names; of cameras that are gone the last one they had. */
  private async cameras(ids: string[]): Promise<{ id: string; name: string }[]> {
    const present = ids.map((id) => ({ id, name: this.access.index.keptEntity(ref('cameras', id))?.name }));
    const removed = present.filter(({ name }) => name === undefined).map(({ id }) => id);
    const recorded = await this.query('SELECT DISTINCT ON (camera_id) camera_id AS id, camera_name AS name FROM sequences WHERE camera_id = ANY ($1) ORDER BY camera_id, added_at DESC', removed);
    return [...present.flatMap(({ id, name }) => (name === undefined ? [] : [{ id, name }])), ...recorded];
  }

  private async query(sql: string, ids: string[]): Promise<{ id: string; name: string }[]> {
    return ids.length === 0 ? [] : this.database.read.query<{ id: string; name: string }[]>(sql, [ids]);
  }
}

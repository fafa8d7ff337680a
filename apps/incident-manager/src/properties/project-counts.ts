import type { EntityManager } from 'typeorm';
import type { IncidentPropertyRow } from './incident-property.entity.js';

/** A property with the number of projects that have it, where that may be told. */
export type CountedProperty = IncidentPropertyRow & { projectCount?: number };

/** Counts the projects of all of these at once, in the index that finds projects by this column. */
export async function withCounts(manager: EntityManager, projectColumn: string, properties: IncidentPropertyRow[]): Promise<CountedProperty[]> {
  const counts = (await manager.query(
    `SELECT ${projectColumn} AS id, count(*)::int AS count FROM incident_projects WHERE ${projectColumn} = ANY ($1) GROUP BY ${projectColumn}`,
    [properties.map(({ id }) => id)],
  )) as { id: string; count: number }[];
  const byId = new Map(counts.map(({ id, count }) => [id, count]));
  return properties.map((property) => Object.assign(property, { projectCount: byId.get(property.id) ?? 0 }));
}

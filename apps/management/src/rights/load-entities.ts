import type { EntityManager } from 'typeorm';
import type { EntityType } from '@vigie/contracts';
import { entityTables } from './register.js';
import type { EntityRecord, EntityTable, PartitionedType } from './register.js';

/** What other services keep something of: where it lived stays known after it was deleted (MG-22). */
const keptTypes: readonly EntityType[] = ['cameras', 'hardware', 'recordingServers'];

/** Those that there are, and those that were deleted as they stood then; with these ids, or all. */
export async function loadEntities(manager: EntityManager, type: PartitionedType, ids?: string[]): Promise<EntityRecord[]> {
  const selects = [...entityTables[type].map((table) => `${selectEntities(type, table)}${table === 'child_cameras' ? ' AND removed_at IS NULL' : ''}`), ...selectRemoved(type)];
  const rows = (await manager.query(selects.join(' UNION ALL '), [ids ?? null])) as EntityRecord[];
  const present = new Set(rows.filter(({ removedFrom }) => !removedFrom).map(({ id }) => id));
  // What came back, as a camera of a child site that was given again, is what it is now.
  return rows.filter(({ id, removedFrom }) => !removedFrom || !present.has(id));
}

/** Keeps where things live that are about to be deleted, in the transaction that deletes them. */
export async function keepRemoved(manager: EntityManager, type: EntityType, ids: readonly string[]): Promise<void> {
  if (!keptTypes.includes(type) || ids.length === 0) return;
  const there = entityTables[type as PartitionedType].map((table) => selectEntities(type as PartitionedType, table)).join(' UNION ALL ');
  await manager.query(
    `WITH RECURSIVE around (id, camera_group) AS (
       SELECT camera_id, group_id FROM camera_group_members WHERE camera_id = ANY($1)
       UNION SELECT around.id, parent.parent_id FROM around JOIN camera_groups parent ON parent.id = around.camera_group WHERE parent.parent_id IS NOT NULL
     )
     INSERT INTO removed_entities (type, id, name, partitions, device_groups, block_level, site_id)
     SELECT type, id, name, partitions, ARRAY(SELECT camera_group FROM around WHERE around.id = there.id), "blockLevel", site FROM (${there}) AS there
     ON CONFLICT (type, id) DO UPDATE SET name = excluded.name, partitions = excluded.partitions, device_groups = excluded.device_groups,
       block_level = excluded.block_level, site_id = excluded.site_id, removed_at = now()`,
    [ids]);
}

function selectEntities(type: PartitionedType, table: EntityTable): string {
  const [blockLevel, site] = [table === 'cameras' ? 'block_level' : 'NULL::integer', table === 'child_cameras' ? 'site_id' : 'NULL::uuid'];
  return `SELECT '${type}' AS type, id, name, partitions, ${blockLevel} AS "blockLevel", ${site} AS site, NULL::uuid[] AS "removedFrom" FROM ${table} WHERE ($1::uuid[] IS NULL OR id = ANY($1))`;
}

/** Where the child does not show a camera any more, its row says where it lived. */
function selectRemoved(type: PartitionedType): string[] {
  if (!keptTypes.includes(type)) return [];
  const wanted = '($1::uuid[] IS NULL OR id = ANY($1))';
  return [
    `SELECT type, id, name, partitions, block_level, site_id, device_groups FROM removed_entities WHERE type = '${type}' AND ${wanted}`,
    ...(type === 'cameras' ? [`SELECT 'cameras', id, name, partitions, NULL::integer, site_id, '{}'::uuid[] FROM child_cameras WHERE removed_at IS NOT NULL AND ${wanted}`] : []),
  ];
}

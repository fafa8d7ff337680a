import type { EntityManager } from 'typeorm';
import { VigieError } from '@vigie/contracts';
import type { Grant, Scope } from '@vigie/contracts';
import { entityTables } from '../rights/register.js';

const tables = { partitions: ['partitions'], deviceGroups: ['camera_groups'], entities: Object.values(entityTables).flat() } as const;

/** Refuses grants on what does not exist. What was granted on before may be gone since: only new ids are looked up. */
export async function requireScopes(manager: EntityManager, grants: readonly Grant[], before: readonly Grant[] = []): Promise<void> {
  const known = new Set(before.flatMap(({ scope }) => idsOf(scope)));
  for (const [index, { scope }] of grants.entries()) {
    if (scope.kind === 'everything') continue;
    const wanted = scope.ids.filter((id) => !known.has(id));
    if (wanted.length > 0 && !(await exist(manager, tables[scope.kind], wanted))) throw new VigieError('reference.unknown', { property: `grants.${index}.scope.ids` });
  }
}

const idsOf = (scope: Scope): string[] => (scope.kind === 'everything' ? [] : scope.ids);

async function exist(manager: EntityManager, names: readonly string[], ids: string[]): Promise<boolean> {
  const union = names.map((name) => `SELECT id FROM ${name} WHERE id = ANY($1)`).join(' UNION ');
  const [{ count } = { count: '0' }] = (await manager.query(`SELECT count(*) AS count FROM (${union}) AS found`, [ids])) as { count: string }[];
  return Number(count) === ids.length;
}

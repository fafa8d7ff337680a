import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { EntityType, Privilege } from '@vigie/contracts';
import type { ListDefinition, ListQuery } from '@vigie/platform/http';
import { listRows } from '@vigie/platform/persistence';
import type { ListColumns } from '@vigie/platform/persistence';
import type { AccessControl, Caller } from '@vigie/platform/security';

/** Columns that every list of the register can be filtered and sorted by. */
export const managedColumns = { id: 'guid', name: 'string', description: 'string', createdAt: 'time', modifiedAt: 'time' } as const satisfies ListDefinition['columns'];

export const managedList: ListDefinition = { columns: managedColumns, defaultOrder: "asc:'name'", maxSize: 1_000 };

interface Listing<R> {
  row: new () => R;
  type: EntityType;
  privilege: Privilege;
  definition: ListDefinition;
  /** Properties behind the names, where they differ. */
  columns?: ListColumns;
  /** Leaves disabled things out unless the query has the flag `disabled`. */
  hidesDisabled?: boolean;
}

/** One page of what the caller may see. What they may not see is left out before paging, so pages are full and tell nothing. */
export async function visibleRows<R extends ObjectLiteral>(manager: EntityManager, access: AccessControl, caller: Caller, query: ListQuery, listing: Listing<R>): Promise<R[]> {
  const { row, type, privilege, definition, columns, hidesDisabled } = listing;
  const builder = manager.createQueryBuilder(row, 'row').where('row.id = ANY(:visible)', { visible: access.allowedIds(caller, privilege, type) });
  if (hidesDisabled && !query.flags.has('disabled')) builder.andWhere('row.enabled');
  return listRows(builder, 'row', query, columns ?? Object.keys(definition.columns));
}

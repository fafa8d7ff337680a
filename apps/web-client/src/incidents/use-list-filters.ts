import { useMe } from '../session/me';
import type { Filter } from '../api/query';
import { conditionsOf, type IncidentSearch } from './incident-search';
import { toFilters, type ConditionKind } from './list-conditions';
import type { FilterColumn } from './use-filter-columns';

/** The conditions of the address as the suite takes them; called anew for each request, as "seven days ago" moves on. */
export function useListFilters(columns: FilterColumn[], search: IncidentSearch): () => Filter[] {
  const me = useMe();
  const kindOf = (id: string): ConditionKind => columns.find((column) => column.id === id)?.kind ?? guess(id);
  return () => conditionsOf(search).flatMap(({ column, condition }) => toFilters(column, kindOf(column), condition, me.id, new Date()));
}

/** Before the properties are known, the name of a column tells its kind. */
function guess(id: string): ConditionKind {
  if (/^(integer|decimal)/.test(id)) return 'number';
  if (/Time|At$/.test(id)) return 'time';
  if (/^text|^number$|^title$|^description$/.test(id)) return 'text';
  return 'choice';
}

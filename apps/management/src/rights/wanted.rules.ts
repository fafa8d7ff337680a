import { entityTables } from './register.js';
import type { PartitionedType, Wanted } from './register.js';

/** Sorts keys of the rights state by what they are compiled from. */
export function wantedBy(keys: readonly string[]): Wanted {
  const wanted: Wanted = { site: false, principals: [], roles: [], entities: {} };
  for (const key of keys) {
    const [kind, ...rest] = key.split('.');
    const [first = '', second = ''] = rest;
    if (kind === 'site' || first === 'sites') wanted.site = true;
    if (kind === 'principal') wanted.principals.push(first);
    if (kind === 'role') wanted.roles.push(first);
    if (kind === 'entity' && first in entityTables) (wanted.entities[first as PartitionedType] ??= []).push(second);
  }
  return wanted;
}

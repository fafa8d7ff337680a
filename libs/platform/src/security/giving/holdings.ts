import type { Grant } from '@vigie/contracts';
import type { RightsIndex } from '../rights-index.js';

/** All that somebody holds, through roles and groups: what they may give, take, and what acting for them would open. */
export interface Holdings {
  administrator: boolean;
  /** 1 (highest) to 254. */
  level: number;
  /** Partitions reached. */
  partitions: ReadonlySet<string>;
  /** Of all roles, allowed and denied. */
  grants: readonly Grant[];
}

/** What somebody without any role holds. */
export const nothingHeld: Holdings = { administrator: false, level: 254, partitions: new Set(), grants: [] };

/** What a principal holds by the rights that are known here; nothing where they are unknown. */
export function holdingsOf(index: RightsIndex, id: string): Holdings {
  const known = index.principal(id);
  if (!known) return nothingHeld;
  const roles = known.principal.roles.flatMap((role) => index.role(role)?.role ?? []);
  return {
    administrator: roles.some(({ administrators }) => administrators), level: known.principal.level,
    partitions: known.partitions, grants: roles.flatMap(({ grants }) => grants),
  };
}

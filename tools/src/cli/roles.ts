import { wellKnown } from '@vigie/contracts';
import type { VigieApi } from '../api/vigie-api.js';
import { Problem } from '../problem.js';

interface Role {
  id: string;
  name: string;
}

/** The role of that name or id, in any case; `administrators` is the built-in one. */
export async function findRole(api: VigieApi, wanted: string): Promise<Role> {
  const roles = await api.all<Role>('/roles');
  const same = (text: string): boolean => text.toLowerCase() === wanted.toLowerCase();
  const builtIn = same('administrators') ? wellKnown.administratorsRole : undefined;
  const role = roles.find(({ id, name }) => id === builtIn || same(id) || same(name));
  if (!role) throw new Problem(`There is no role "${wanted}". Roles: ${roles.map(({ name }) => name).join(', ')}.`);
  return role;
}

import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { Grant, Role, Versioned } from '../api/types';

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => api.all<Role>('/roles', { order: { column: 'name', direction: 'asc' } }, signal),
});

export const roleQuery = (id: string) => queryOptions({
  queryKey: ['roles', id],
  queryFn: ({ signal }) => api.one<Role>(`/roles/${id}`, signal),
});

/** Replaces the grants; refused when somebody else changed the role since it was loaded. */
export function saveGrants(role: Versioned<Role>, grants: Grant[]): Promise<Role> {
  return api.change<Role>(`/roles/${role.id}`, { grants }, role.etag);
}

const PATIENCE_MS = 6_000;
const PAUSE_MS = 300;

/** A user made a moment ago may not be known to the register yet; it hears of it within seconds. */
export async function addMember(role: string, user: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await api.create(`/roles/${role}/users`, { id: user });
      return;
    } catch (error) {
      const unknown = error instanceof ApiError && (error.isMissing || error.status === 400);
      if (!unknown || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

export function removeMember(role: string, user: string): Promise<void> {
  return api.remove(`/roles/${role}/users/${user}`);
}

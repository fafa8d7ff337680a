import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Ref, User } from '../api/types';

/** Accounts with name and password of this site's own. */
export const usersQuery = queryOptions({
  queryKey: ['basicUsers'],
  queryFn: ({ signal }) => api.all<User>('/basicUsers', { order: { column: 'name', direction: 'asc' }, flags: ['disabled'] }, signal),
});

export interface RegisteredUser {
  id: string;
  name: string;
  kind?: 'user' | 'client';
  disabled?: boolean;
  roles?: Ref[];
}

/** Everybody who can hold a role: people and machines. */
export const registerQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => api.all<RegisteredUser>('/users', { order: { column: 'name', direction: 'asc' } }, signal),
});

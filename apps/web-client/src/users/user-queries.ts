import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Ref, User } from '../api/types';

/** Accounts with name and password of this site's own. */
export const usersQuery = queryOptions({
  queryKey: ['basicUsers'],
  queryFn: ({ signal }) => api.list<User>('/basicUsers', { order: { column: 'name', direction: 'asc' }, size: 1000, flags: ['disabled'] }, signal),
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
  queryFn: ({ signal }) => api.list<RegisteredUser>('/users', { order: { column: 'name', direction: 'asc' }, size: 1000 }, signal),
});

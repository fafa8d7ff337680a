import { api } from '../api/client';
import type { Removable } from './remove-seen';
import type { Changeable } from './save-edit';

export function changeable<R>(path: string): Changeable<R> {
  return { read: () => api.one<R>(path), change: (body, version) => api.change(path, body, version) };
}

export function removable<R>(path: string): Removable<R> {
  return { read: () => api.one<R>(path), remove: (version) => api.remove(path, version) };
}

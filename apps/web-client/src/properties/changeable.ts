import { api } from '../api/client';
import type { Changeable } from './save-edit';

export function changeable<R>(path: string): Changeable<R> {
  return { read: () => api.one<R>(path), change: (body, version) => api.change(path, body, version) };
}

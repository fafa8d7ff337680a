/** Whether the suite answers, as the last requests and sockets saw it. */
export type ConnectionState = 'online' | 'lost';

let state: ConnectionState = 'online';
const listeners = new Set<(state: ConnectionState) => void>();

function become(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(next);
}

export const connection = {
  get state(): ConnectionState {
    return state;
  },
  heard: () => become('online'),
  lost: () => become('lost'),
  onChange(listener: (state: ConnectionState) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

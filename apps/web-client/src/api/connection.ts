/** Whether the suite answers, as the last requests saw it. */
export type ConnectionState = 'online' | 'lost';

/** Answered by the gateway itself, without a token. */
const PROBE = '/api/.well-known/uris';
const PROBE_MS = 3_000;

let state: ConnectionState = 'online';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<(state: ConnectionState) => void>();

function become(next: ConnectionState): void {
  clearTimeout(timer);
  if (next === 'lost') timer = setTimeout(() => void probe(), PROBE_MS);
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(next);
}

async function probe(): Promise<void> {
  try {
    await fetch(PROBE, { cache: 'no-store' });
    become('online');
  } catch {
    become('lost');
  }
}

export const connection = {
  get state(): ConnectionState {
    return state;
  },
  heard: () => become('online'),
  lost: () => become('lost'),
  /** A socket was cut: is it the socket alone, or the way to the suite? */
  check: () => void probe(),
  onChange(listener: (state: ConnectionState) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

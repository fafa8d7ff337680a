import { useSyncExternalStore } from 'react';
import { connection, type ConnectionState } from '../api/connection';

export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.onChange, () => connection.state);
}

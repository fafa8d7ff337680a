import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Player, PlayerState } from './player';

export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.subscribe, player.state);
}

const READ_MS = 80;

/** The instant on screen, read often enough for a running clock. */
export function useInstant(player: Player): number {
  const [instant, setInstant] = useState(() => player.instant());
  useEffect(() => {
    const timer = setInterval(() => setInstant(player.instant()), READ_MS);
    return () => clearInterval(timer);
  }, [player]);
  return instant;
}

import { useEffect, useState } from 'react';
import type { IncidentSequence } from '../api/incident-types';
import { PlaybackTile } from '../playback/playback-tile';
import { Player } from '../playback/player';
import { Transport } from '../playback/transport';
import { useInstant, usePlayerState } from '../playback/use-player';
import styles from './sequence-player.module.css';

interface SequencePlayerProps {
  sequence: IncidentSequence;
  name: string;
  autoplay: boolean;
}

/** Plays one sequence from its start to its end, and stops there. */
export function SequencePlayer({ sequence, name, autoplay }: SequencePlayerProps) {
  const start = Date.parse(sequence.startTime);
  const end = Date.parse(sequence.endTime);
  const [player] = useState(() => new Player(start, autoplay));
  const state = usePlayerState(player);
  const instant = useInstant(player);
  useEffect(() => {
    if (state.playing && instant >= end) player.setPlaying(false);
  }, [instant, end, player, state.playing]);
  const jump = (direction: 'previous' | 'next') => player.seek(direction === 'previous' ? start : end);
  return (
    <div>
      <div className={styles.stage}>
        <PlaybackTile camera={{ id: sequence.camera.id, name }} player={player} leading alone onRemove={() => undefined} />
      </div>
      <div className={styles.controls}>
        <Transport player={player} state={state} instant={instant} onJump={jump} />
      </div>
    </div>
  );
}

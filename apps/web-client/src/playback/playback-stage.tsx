import { useElementSize } from '@mantine/hooks';
import type { Camera } from '../api/types';
import { useAbsence } from '../cameras/camera-queries';
import { bestGrid } from '../live/grid-layout';
import { AbsentTile } from '../media/absent-tile';
import { PlaybackTile } from './playback-tile';
import type { Player } from './player';
import { usePlayerState } from './use-player';
import styles from './playback-stage.module.css';

interface PlaybackStageProps {
  cameras: Camera[];
  /** Ids that the address names and whose recordings are not for this person. */
  absent: string[];
  player: Player;
  onRemove: (camera: string) => void;
}

/** The tiles of a playback page. */
export function PlaybackStage({ cameras, absent, player, onRemove }: PlaybackStageProps) {
  const { ref, width, height } = useElementSize();
  const absenceOf = useAbsence();
  const { leader } = usePlayerState(player);
  const { columns, rows } = bestGrid(cameras.length + absent.length, width, height);
  return (
    <div ref={ref} className={styles.stage} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {cameras.map((camera) => (
        <PlaybackTile key={camera.id} camera={camera} player={player} leading={camera.id === leader} alone={cameras.length === 1} onRemove={() => onRemove(camera.id)} />
      ))}
      {absent.map((id) => <AbsentTile key={id} absence={{ ...absenceOf(id), kind: 'missing' }} onRemove={() => onRemove(id)} />)}
    </div>
  );
}

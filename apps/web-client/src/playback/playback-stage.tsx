import { useElementSize } from '@mantine/hooks';
import type { Camera } from '../api/types';
import { bestGrid } from '../live/grid-layout';
import { PlaybackTile } from './playback-tile';
import type { Player } from './player';
import { usePlayerState } from './use-player';
import styles from './playback-stage.module.css';

interface PlaybackStageProps {
  cameras: Camera[];
  player: Player;
  onRemove: (camera: string) => void;
}

/** The tiles of a playback page. */
export function PlaybackStage({ cameras, player, onRemove }: PlaybackStageProps) {
  const { ref, width, height } = useElementSize();
  const { leader } = usePlayerState(player);
  const { columns, rows } = bestGrid(cameras.length, width, height);
  return (
    <div ref={ref} className={styles.stage} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {cameras.map((camera) => (
        <PlaybackTile key={camera.id} camera={camera} player={player} leading={camera.id === leader} alone={cameras.length === 1} onRemove={() => onRemove(camera.id)} />
      ))}
    </div>
  );
}

import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../api/types';
import { useFormats } from '../design/format';
import type { PlaybackStatus } from '../media/playback-view';
import { ViewNotice } from '../media/view-notice';
import type { Player } from './player';
import styles from './playback-tile.module.css';

interface PlaybackTileProps {
  camera: Camera;
  player: Player;
  leading: boolean;
  alone: boolean;
  onRemove: () => void;
}

/** Recordings of one camera. Pointing at a tile makes its camera the leader. */
export function PlaybackTile({ camera, player, leading, alone, onRemove }: PlaybackTileProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const video = useRef<HTMLVideoElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState<PlaybackStatus>({ state: { kind: 'connecting' } });
  useEffect(() => (video.current ? player.attach(camera.id, video.current, setStatus) : undefined), [player, camera.id, attempt]);
  const hint = status.gap ? t('playback.gapUntil', { time: formats.time(status.gap.to) }) : status.atEnd ? t('playback.atEnd') : undefined;
  return (
    <section className={styles.tile} data-leading={leading && !alone} data-state={status.state.kind} aria-label={t('playback.tile', { name: camera.name })}>
      <video ref={video} className={styles.video} muted playsInline disablePictureInPicture aria-hidden />
      <ViewNotice state={status.state} onRetry={() => setAttempt(attempt + 1)} />
      {hint && status.state.kind === 'running' ? <p className={styles.hint} role="status">{hint}</p> : null}
      <div className={styles.caption}>
        {alone ? <span className={styles.name}>{camera.name}</span> : (
          <button type="button" className={styles.name} aria-pressed={leading} title={t('playback.leadHint')} onClick={() => player.lead(camera.id)}>{camera.name}</button>
        )}
        {alone ? null : (
          <button type="button" className={styles.remove} aria-label={t('playback.remove', { name: camera.name })} onClick={onRemove}><IconX size={16} aria-hidden /></button>
        )}
      </div>
    </section>
  );
}

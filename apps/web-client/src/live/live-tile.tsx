import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconFolderPlus, IconHistory, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../api/types';
import { useFormats } from '../design/format';
import { incidentAt } from '../incidents/new-incident';
import { useQuickIncident } from '../incidents/quick-incident';
import { useLiveView } from '../media/use-live-view';
import { ViewNotice } from '../media/view-notice';
import { useMay } from '../session/me';
import styles from './live-tile.module.css';

interface LiveTileProps {
  camera: Camera;
  large: boolean;
  onEnlarge?: () => void;
  onRemove?: () => void;
  onDropCamera: (camera: string) => void;
  /** Whether the name is there all the time. */
  names?: boolean;
}

/** From camera to screen, in milliseconds: beyond it the delay is said in the colour of attention. */
const lateMs = 3_000;

/** Live video of one camera. The name is always there; figures and buttons come when pointed at, or stay when something is wrong. */
export function LiveTile({ camera, large, onEnlarge, onRemove, onDropCamera, names = true }: LiveTileProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const video = useRef<HTMLVideoElement>(null);
  const [attempt, setAttempt] = useState(0);
  const status = useLiveView(video, camera.id, undefined, attempt);
  const still = status.state.kind === 'running' ? status.stillSince : undefined;
  const wrong = status.state.kind !== 'running' || still !== undefined;
  const late = (status.delay ?? 0) > lateMs;
  return (
    <section
      className={styles.tile}
      data-wrong={wrong}
      data-state={still === undefined ? status.state.kind : 'still'}
      tabIndex={0}
      aria-label={t('live.tile', { name: camera.name })}
      onDoubleClick={onEnlarge}
      onKeyDown={(event) => onTileKey(event, onEnlarge, onRemove)}
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/vigie-camera', camera.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => onDropped(event, onDropCamera)}
    >
      <video ref={video} className={styles.video} muted autoPlay playsInline disablePictureInPicture aria-hidden />
      <ViewNotice state={status.state} onRetry={() => setAttempt(attempt + 1)} />
      {still === undefined ? null : <p className={styles.still} role="alert" data-testid="stands-still">{t('live.standsStill', { time: formats.time(new Date(still).toISOString()) })}</p>}
      <div className={styles.caption} data-names={names}>
        <span className={styles.name}>{camera.name}</span>
        {status.delay === undefined ? null : (
          <span className={styles.figure} data-late={late} title={t('live.delayHint')} data-testid="live-delay">{t('live.delay', { seconds: (status.delay / 1000).toFixed(2) })}</span>
        )}
        {status.width ? <span className={styles.figure}>{status.width} × {status.height}</span> : null}
      </div>
      <TileButtons camera={camera} large={large} onEnlarge={onEnlarge} onRemove={onRemove} />
    </section>
  );
}

function TileButtons({ camera, large, onEnlarge, onRemove }: Pick<LiveTileProps, 'camera' | 'large' | 'onEnlarge' | 'onRemove'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const begin = useQuickIncident();
  const playback = may('camera.playback') && camera.may?.playback !== false;
  const Size = large ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal;
  return (
    <div className={styles.buttons}>
      {playback ? (
        <button type="button" aria-label={t('live.playback', { name: camera.name })} title={t('live.playbackShort')} onClick={() => void navigate({ to: '/playback', search: { cameras: camera.id } })}>
          <IconHistory size={17} stroke={1.7} aria-hidden />
        </button>
      ) : null}
      {may('incidentProject.manage') ? (
        <button type="button" aria-label={t('live.incident', { name: camera.name })} title={t('live.incidentShort')} onClick={() => begin(playback && may('incidentSequence.manage') ? incidentAt(camera, Date.now()) : { startTime: new Date().toISOString() })}>
          <IconFolderPlus size={17} stroke={1.7} aria-hidden />
        </button>
      ) : null}
      {onEnlarge ? <button type="button" aria-label={t(large ? 'live.shrink' : 'live.enlarge', { name: camera.name })} title={t(large ? 'live.shrinkShort' : 'live.enlargeShort')} onClick={onEnlarge}>
        <Size size={17} stroke={1.7} aria-hidden />
      </button> : null}
      {onRemove ? (
        <button type="button" aria-label={t('live.remove', { name: camera.name })} title={t('common.remove')} onClick={onRemove}>
          <IconX size={17} stroke={1.7} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}

function onTileKey(event: KeyboardEvent, onEnlarge?: () => void, onRemove?: () => void): void {
  if (event.target !== event.currentTarget) return;
  if (event.key === 'Enter') onEnlarge?.();
  if (event.key === 'Delete') onRemove?.();
}

function onDropped(event: DragEvent, onDropCamera: (camera: string) => void): void {
  event.preventDefault();
  const camera = event.dataTransfer.getData('text/vigie-camera');
  if (camera) onDropCamera(camera);
}

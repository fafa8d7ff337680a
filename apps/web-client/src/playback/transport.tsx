import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext, IconPlayerTrackPrev } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { speeds, type Player, type PlayerState } from './player';
import styles from './transport.module.css';

interface TransportProps {
  player: Player;
  state: PlayerState;
  instant: number;
  onJump: (direction: 'previous' | 'next') => void;
}

/** Play, steps, speed, and the instant on screen, exact to the picture and with its time zone. */
export function Transport({ player, state, instant, onJump }: TransportProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.transport}>
      <div className={styles.buttons} role="group" aria-label={t('playback.controls')}>
        <Key icon={IconPlayerTrackPrev} label={t('playback.previous')} onPress={() => onJump('previous')} />
        <Key icon={IconChevronLeft} label={t('playback.stepBack')} keys="←" onPress={() => player.step(-1)} />
        <Key
          icon={state.playing ? IconPlayerPause : IconPlayerPlay}
          label={state.playing ? t('playback.pause') : t('playback.play')}
          keys="Space"
          strong
          onPress={() => player.setPlaying(!state.playing)}
        />
        <Key icon={IconChevronRight} label={t('playback.stepOn')} keys="→" onPress={() => player.step(1)} />
        <Key icon={IconPlayerTrackNext} label={t('playback.next')} onPress={() => onJump('next')} />
      </div>
      <select className={styles.speed} aria-label={t('playback.speed')} value={state.speed} onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}>
        {speeds.map((speed) => <option key={speed} value={speed}>{`${formats.number(speed)}×`}</option>)}
      </select>
      <p className={styles.instant}>
        <time dateTime={new Date(instant).toISOString()} className={styles.figures} data-testid="playback-instant">{formats.instant(instant)}</time>
        <span className={styles.zone}>{formats.zone}</span>
      </p>
    </div>
  );
}

interface KeyProps {
  icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': boolean }>;
  label: string;
  keys?: string;
  strong?: boolean;
  onPress: () => void;
}

function Key({ icon: Icon, label, keys, strong, onPress }: KeyProps) {
  return (
    <button type="button" className={styles.key} data-strong={strong} aria-label={label} title={keys ? `${label} (${keys})` : label} onClick={onPress}>
      <Icon size={19} stroke={1.7} aria-hidden />
    </button>
  );
}

import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ViewNotice } from './view-notice';
import styles from './absent-tile.module.css';

interface AbsentTileProps {
  absence: { id: string; name?: string; kind: 'disabled' | 'missing' };
  onRemove?: () => void;
}

/** The place of a camera that an address names and that cannot be shown: it says why, and never shows another camera instead. */
export function AbsentTile({ absence: { name, kind }, onRemove }: AbsentTileProps) {
  const { t } = useTranslation();
  const shown = name ?? t('live.missingName');
  return (
    <section className={styles.tile} data-state={kind} aria-label={shown}>
      <ViewNotice state={{ kind }} />
      {name ? <p className={styles.name}>{name}</p> : null}
      {onRemove ? <button type="button" className={styles.remove} aria-label={t('live.remove', { name: shown })} title={t('common.remove')} onClick={onRemove}><IconX size={17} stroke={1.7} aria-hidden /></button> : null}
    </section>
  );
}

import { IconBan, IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChildConnection } from '../api/types';
import styles from './connection-mark.module.css';

const icons = { connected: IconCircleCheck, unreachable: IconPlugConnectedX, refused: IconBan } as const;

/** Whether a child site answers: a sign and a word; the colour only helps. */
export function ConnectionMark({ connection }: { connection: ChildConnection }) {
  const { t } = useTranslation();
  const Icon = icons[connection];
  return <span className={styles.mark} data-connection={connection}><Icon size={16} stroke={1.8} aria-hidden />{t(`sites.connection_${connection}`)}</span>;
}

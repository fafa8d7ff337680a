import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import type { Notice } from './notice';
import styles from './alarm-toast.module.css';

export function AlarmToast({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className={styles.toast}>
      <span>{[notice.name, notice.source, formats.clock(notice.time)].filter(Boolean).join(' · ')}</span>
      {notice.alarm ? <button type="button" onClick={onOpen}>{t('alarms.open')}</button> : null}
    </span>
  );
}

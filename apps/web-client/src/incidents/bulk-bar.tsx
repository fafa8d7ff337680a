import { Button } from '@mantine/core';
import { IconTrash, IconTableExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me';
import styles from './bulk-bar.module.css';

interface BulkBarProps {
  count: number;
  onDelete: () => void;
  onExport: () => void;
  onClear: () => void;
}

/** What can be done with the chosen projects. */
export function BulkBar({ count, onDelete, onExport, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const may = useMay();
  if (count === 0) return null;
  return (
    <div className={styles.bar} role="region" aria-label={t('incidents.chosen', { count })}>
      <strong>{t('incidents.chosen', { count })}</strong>
      <div className={styles.buttons}>
        <Button size="xs" variant="default" className={styles.desk} leftSection={<IconTableExport size={15} />} onClick={onExport}>{t('incidents.csv')}</Button>
        {may('incidentProject.delete') ? <Button size="xs" variant="default" leftSection={<IconTrash size={15} />} onClick={onDelete}>{t('incidents.deleteChosen')}</Button> : null}
        <Button size="xs" variant="subtle" onClick={onClear}>{t('incidents.chooseNone')}</Button>
      </div>
    </div>
  );
}

import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultColumns, type IncidentColumn } from './use-incident-columns';
import styles from './column-menu.module.css';

interface ColumnMenuProps {
  columns: IncidentColumn[];
  chosen: string[];
  onChoose: (columns: string[]) => void;
}

/** Which columns the list has; the title always stands. */
export function ColumnMenu({ columns, chosen, onChoose }: ColumnMenuProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns size={15} />} aria-expanded={opened} onClick={() => setOpened(!opened)}>{t('incidents.columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.list} role="group" aria-label={t('incidents.columns')}>
          {columns.map((column) => (
            <Checkbox
              key={column.id} size="xs" label={column.label} disabled={column.id === 'title'} checked={column.id === 'title' || chosen.includes(column.id)}
              onChange={(event) => onChoose(event.currentTarget.checked ? [...chosen, column.id] : chosen.filter((other) => other !== column.id))}
            />
          ))}
          <Button size="compact-xs" variant="default" onClick={() => onChoose(defaultColumns)}>{t('incidents.columnsReset')}</Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

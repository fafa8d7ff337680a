import { foldName, foldText } from '@vigie/contracts/fold-text';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterColumn } from './use-filter-columns';
import styles from './filter-picker.module.css';

const groups = ['main', 'categories', 'data'] as const;

/** Which property to filter by. */
export function FilterPicker({ columns, onPick }: { columns: FilterColumn[]; onPick: (column: FilterColumn) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const shown = columns.filter((column) => foldText(column.label).includes(foldName(text)));
  return (
    <div className={styles.picker}>
      <TextInput size="xs" value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={t('filters.find')} aria-label={t('filters.find')} data-autofocus />
      <div className={styles.list}>
        {groups.map((group) => {
          const items = shown.filter((column) => column.group === group);
          if (items.length === 0) return null;
          return (
            <section key={group} aria-label={t(`filters.group_${group}`)}>
              <h3 className={styles.heading}>{t(`filters.group_${group}`)}</h3>
              {items.map((column) => <button key={column.id} type="button" className={styles.item} onClick={() => onPick(column)}>{column.label}</button>)}
            </section>
          );
        })}
        {shown.length === 0 ? <p className="dim">{t('filters.noneFound')}</p> : null}
      </div>
    </div>
  );
}

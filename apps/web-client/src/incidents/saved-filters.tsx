import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me';
import { conditionsOf, readIncidentSearch, type IncidentSearch } from './incident-search';
import styles from './saved-filters.module.css';

interface SavedFilter {
  name: string;
  search: Record<string, string>;
}

/** Views of the list under names of the person's own, kept in this browser. */
export function SavedFilters({ search, onApply }: { search: IncidentSearch; onApply: (search: IncidentSearch) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [saved, setSaved] = useLocalStorage<SavedFilter[]>({ key: `vigie.incidents.filters.${me.id}`, defaultValue: [] });
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const current = Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const worthSaving = conditionsOf(search).length > 0 || search.text !== undefined;
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (!trimmed) return;
    setSaved([...saved.filter((filter) => filter.name !== trimmed), { name: trimmed, search: current }]);
    setName('');
  };
  const apply = (filter: SavedFilter) => {
    setOpened(false);
    onApply(readIncidentSearch(filter.search));
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" aria-label={t('filters.saved')} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <IconBookmark size={15} aria-hidden /><span className={styles.label}>{t('filters.saved')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.box}>
          {saved.length === 0 ? <p className="dim">{t('filters.noneSaved')}</p> : null}
          <ul className={styles.list} aria-label={t('filters.saved')}>
            {saved.map((filter) => (
              <li key={filter.name} className={styles.item}>
                <button type="button" className={styles.apply} onClick={() => apply(filter)}>{filter.name}</button>
                <ActionIcon variant="subtle" color="gray" aria-label={t('filters.forget', { name: filter.name })} onClick={() => setSaved(saved.filter((other) => other !== filter))}><IconTrash size={15} aria-hidden /></ActionIcon>
              </li>
            ))}
          </ul>
          {worthSaving ? (
            <form onSubmit={keep} className={styles.form}>
              <TextInput size="xs" label={t('filters.saveAs')} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
              <Button type="submit" size="xs" disabled={!name.trim()}>{t('common.save')}</Button>
            </form>
          ) : <p className="dim">{t('filters.saveHint')}</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

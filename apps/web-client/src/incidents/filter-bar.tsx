import { Popover, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from './condition-editor';
import { conditionsOf, type FilterColumnId, type IncidentSearch } from './incident-search';
import { readCondition } from './list-conditions';
import { FilterPicker } from './filter-picker';
import { useConditionText } from './use-condition-text';
import type { FilterColumn } from './use-filter-columns';
import styles from './filter-bar.module.css';

interface FilterBarProps {
  columns: FilterColumn[];
  search: IncidentSearch;
  onChange: (change: IncidentSearch) => void;
  input: RefObject<HTMLInputElement | null>;
}

/** Asked for most: always there, as quiet chips, until they are set. */
const inReach: readonly FilterColumnId[] = ['status', 'type', 'assignee'];

/** Free text, and a chip for each condition; any property can become one. */
export function FilterBar({ columns, search, onChange, input }: FilterBarProps) {
  const { t } = useTranslation();
  const set = conditionsOf(search);
  const shown = columns.filter((column) => inReach.includes(column.id) || set.some((each) => each.column === column.id));
  const clear = () => onChange({ text: undefined, ...Object.fromEntries(set.map(({ column }) => [column, undefined])) });
  return (
    <div className={styles.bar} role="search" aria-label={t('incidents.search')}>
      <FreeText value={search.text} input={input} onChange={(text) => onChange({ text })} />
      <div className={styles.chips}>
        {shown.map((column) => <Chip key={column.id} column={column} condition={search[column.id]} onChange={(condition) => onChange({ [column.id]: condition })} />)}
        <AddFilter columns={columns.filter((column) => !shown.includes(column) && !column.linkOnly)} onAdd={(column, condition) => onChange({ [column]: condition })} />
        {set.length > 0 || search.text ? <button type="button" className={styles.clear} onClick={clear}>{t('filters.clear')}</button> : null}
      </div>
    </div>
  );
}

function FreeText({ value, input, onChange }: { value: string | undefined; input: RefObject<HTMLInputElement | null>; onChange: (text: string | undefined) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  const sent = useRef(value ?? '');
  const send = useDebouncedCallback((next: string) => {
    sent.current = next;
    onChange(next || undefined);
  }, 300);
  useEffect(() => {
    // From elsewhere: a saved filter, the back button. What is being typed here is not overwritten by its own echo.
    if ((value ?? '') === sent.current) return;
    sent.current = value ?? '';
    setText(value ?? '');
  }, [value]);
  const type = (next: string) => {
    setText(next);
    send(next);
  };
  return (
    <TextInput
      ref={input} size="xs" className={styles.text} value={text} onChange={(event) => type(event.currentTarget.value)} placeholder={t('incidents.search')} aria-label={t('incidents.search')}
      leftSection={<IconSearch size={15} aria-hidden />} rightSection={<kbd aria-hidden className={styles.key}>/</kbd>} aria-keyshortcuts="/"
    />
  );
}

function Chip({ column, condition, onChange }: { column: FilterColumn; condition: string | undefined; onChange: (condition: string | undefined) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const textOf = useConditionText();
  const text = condition === undefined ? undefined : textOf(column, readCondition(column.kind, condition));
  const apply = (next: string | undefined) => {
    setOpened(false);
    onChange(next);
  };
  return (
    <span className={styles.chip} data-set={text !== undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus shadow="md">
        <Popover.Target>
          <button type="button" className={styles.open} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {text === undefined ? column.label : <>{column.label}: <strong>{text}</strong></>}
          </button>
        </Popover.Target>
        <Popover.Dropdown><ConditionEditor column={column} condition={condition} onApply={apply} /></Popover.Dropdown>
      </Popover>
      {text === undefined ? null : (
        <button type="button" className={styles.remove} aria-label={t('filters.remove', { name: column.label })} onClick={() => onChange(undefined)}><IconX size={13} aria-hidden /></button>
      )}
    </span>
  );
}

function AddFilter({ columns, onAdd }: { columns: FilterColumn[]; onAdd: (column: FilterColumnId, condition: string) => void }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [column, setColumn] = useState<FilterColumn>();
  const toggle = (next: boolean) => {
    setOpened(next);
    setColumn(undefined);
  };
  const apply = (condition: string | undefined) => {
    if (column && condition !== undefined) onAdd(column.id, condition);
    toggle(false);
  };
  return (
    <Popover opened={opened} onChange={toggle} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className={styles.add} aria-expanded={opened} onClick={() => toggle(!opened)}><IconPlus size={14} aria-hidden /> {t('filters.add')}</button>
      </Popover.Target>
      <Popover.Dropdown>
        {column ? <ConditionEditor column={column} condition={undefined} onApply={apply} /> : <FilterPicker columns={columns} onPick={setColumn} />}
      </Popover.Dropdown>
    </Popover>
  );
}

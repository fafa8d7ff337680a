import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import { ChoiceList } from './choice-list';
import { readCondition, resolveInstant, writeCondition, type Term } from './list-conditions';
import { timePresets } from './time-presets';
import type { FilterColumn } from './use-filter-columns';
import styles from './condition-editor.module.css';

interface ConditionEditorProps {
  column: FilterColumn;
  condition: string | undefined;
  onApply: (condition: string | undefined) => void;
}

/** What a property must be, by its kind. */
export function ConditionEditor({ column, condition, onApply }: ConditionEditorProps) {
  const { t } = useTranslation();
  const terms = condition === undefined ? [] : readCondition(column.kind, condition);
  switch (column.kind) {
    case 'choice':
      return <ChoiceList label={column.label} choices={column.choices ?? []} value={condition} onChoose={onApply} />;
    case 'tick':
      return (
        <div className={styles.editor}>
          <p className={styles.title}>{column.label}</p>
          <SegmentedControl fullWidth value={condition ?? ''} onChange={onApply} data={[{ value: 'true', label: t('common.yes') }, { value: 'false', label: t('common.no') }]} />
        </div>
      );
    case 'text': return <TextEditor column={column} terms={terms} onApply={onApply} />;
    case 'number': return <RangeEditor column={column} terms={terms} onApply={onApply} />;
    case 'time': return <TimeEditor column={column} terms={terms} onApply={onApply} />;
  }
}

interface TermsProps {
  column: FilterColumn;
  terms: Term[];
  onApply: (condition: string | undefined) => void;
}

const valueOf = (terms: Term[], operator: Term['operator']) => terms.find((term) => term.operator === operator)?.value ?? '';

function Form({ column, onSubmit, children }: { column: FilterColumn; onSubmit: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} className={styles.editor}>
      <p className={styles.title}>{column.label}</p>
      {children}
      <Button type="submit" size="xs">{t('filters.apply')}</Button>
    </form>
  );
}

function TextEditor({ column, terms, onApply }: TermsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(terms[0]?.value ?? '');
  return (
    <Form column={column} onSubmit={() => onApply(writeCondition([{ operator: 'contains', value: text.trim() }]))}>
      <TextInput size="xs" label={t('filters.containsLabel')} value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
    </Form>
  );
}

function RangeEditor({ column, terms, onApply }: TermsProps) {
  const { t } = useTranslation();
  const [exact, setExact] = useState(valueOf(terms, 'equals'));
  const [more, setMore] = useState(valueOf(terms, 'gt'));
  const [less, setLess] = useState(valueOf(terms, 'lt'));
  const apply = () => onApply(writeCondition(exact ? [{ operator: 'equals', value: exact }] : [{ operator: 'gt', value: more }, { operator: 'lt', value: less }]));
  return (
    <Form column={column} onSubmit={apply}>
      <TextInput size="xs" type="number" step="any" label={t('filters.exactlyLabel')} value={exact} onChange={(event) => setExact(event.currentTarget.value)} data-autofocus />
      <div className={styles.pair}>
        <TextInput size="xs" type="number" step="any" label={t('filters.moreLabel')} value={more} disabled={exact !== ''} onChange={(event) => setMore(event.currentTarget.value)} />
        <TextInput size="xs" type="number" step="any" label={t('filters.lessLabel')} value={less} disabled={exact !== ''} onChange={(event) => setLess(event.currentTarget.value)} />
      </div>
    </Form>
  );
}

function TimeEditor({ column, terms, onApply }: TermsProps) {
  const { t } = useTranslation();
  const local = (value: string) => (value ? toLocalInput(resolveInstant(value, new Date())).slice(0, 16) : '');
  const [from, setFrom] = useState(local(valueOf(terms, 'gt')));
  const [to, setTo] = useState(local(valueOf(terms, 'lt')));
  const apply = () => onApply(writeCondition([{ operator: 'gt', value: fromLocalInput(from) ?? '' }, { operator: 'lt', value: fromLocalInput(to) ?? '' }]));
  return (
    <Form column={column} onSubmit={apply}>
      <div className={styles.presets}>
        {timePresets.map((preset) => <Button key={preset.id} size="compact-xs" variant="default" onClick={() => onApply(writeCondition([{ operator: 'gt', value: preset.value }]))}>{t(`filters.preset_${preset.id}`)}</Button>)}
      </div>
      <TextInput size="xs" type="datetime-local" label={t('common.from')} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
      <TextInput size="xs" type="datetime-local" label={t('common.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
    </Form>
  );
}

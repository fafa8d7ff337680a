import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChangedMeanwhile } from './changed-meanwhile';
import { lacksName, type Switched } from './switched-drafts';
import styles from './switched-row.module.css';

interface SwitchedRowProps {
  /** Such as "Category 1" or "Integer 2": what it is called before anybody named it. */
  label: string;
  state: Switched;
  changed: boolean;
  fixed: boolean;
  onChange: (change: Partial<Switched>) => void;
  /** What somebody else saved while it was being changed here. */
  conflict?: { theirs: Partial<Switched>; onDecide: (whose: 'mine' | 'theirs') => void };
}

/** One category or field: on or off, its name (the label in clients) and its description (the tooltip). */
export function SwitchedRow({ label, state, changed, fixed, onChange, conflict }: SwitchedRowProps) {
  const { t } = useTranslation();
  const of = (part: string) => t('properties.partOf', { label, part });
  const lines = ({ enabled, name, description }: Partial<Switched>) => [
    ...(enabled === undefined ? [] : [{ label: t('properties.enable'), value: t(enabled ? 'common.yes' : 'common.no') }]),
    ...(name === undefined ? [] : [{ label: t('common.name'), value: name }]),
    ...(description === undefined ? [] : [{ label: t('common.description'), value: description }]),
  ];
  return (
    <div className={styles.row} role="group" aria-label={label} data-changed={changed}>
      <Switch label={label} aria-label={of(t('properties.enable'))} checked={state.enabled} disabled={fixed} onChange={(event) => onChange({ enabled: event.currentTarget.checked })} />
      <TextInput
        aria-label={of(t('common.name'))} placeholder={t('common.name')} maxLength={256} value={state.name} disabled={fixed}
        error={lacksName(state) ? t('properties.nameNeeded') : undefined} onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        aria-label={of(t('common.description'))} placeholder={t('common.description')} maxLength={2048} value={state.description} disabled={fixed}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      {conflict ? (
        <div className={styles.conflict}>
          <ChangedMeanwhile label={label} theirs={lines(conflict.theirs)} choice={{ onKeepMine: () => conflict.onDecide('mine'), onTakeTheirs: () => conflict.onDecide('theirs') }} />
        </div>
      ) : null}
    </div>
  );
}

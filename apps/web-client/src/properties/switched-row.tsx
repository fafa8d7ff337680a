import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { lacksName, type Switched } from './switched-drafts';
import styles from './switched-row.module.css';

interface SwitchedRowProps {
  /** Such as "Category 1" or "Integer 2": what it is called before anybody named it. */
  label: string;
  state: Switched;
  changed: boolean;
  fixed: boolean;
  onChange: (change: Partial<Switched>) => void;
}

/** One category or field: on or off, its name (the label in clients) and its description (the tooltip). */
export function SwitchedRow({ label, state, changed, fixed, onChange }: SwitchedRowProps) {
  const { t } = useTranslation();
  const of = (part: string) => t('properties.partOf', { label, part });
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
    </div>
  );
}

import { foldName, foldText } from '@vigie/contracts/fold-text';
import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from './use-filter-columns';
import styles from './choice-list.module.css';

interface ChoiceListProps {
  label: string;
  choices: Choice[];
  value: string | undefined;
  /** Choosing what is chosen takes it away. */
  onChoose: (value: string | undefined) => void;
}

/** A short list to choose from, with a search once it is long. */
export function ChoiceList({ label, choices, value, onChoose }: ChoiceListProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const shown = choices.filter((choice) => foldText(choice.label).includes(foldName(text)));
  return (
    <div className={styles.choices} role="group" aria-label={label}>
      {choices.length > 7 ? <TextInput size="xs" value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={t('common.search')} aria-label={t('common.search')} data-autofocus /> : null}
      <div className={styles.list}>
        {shown.map((choice) => (
          <button key={choice.value} type="button" className={styles.choice} aria-pressed={choice.value === value} onClick={() => onChoose(choice.value === value ? undefined : choice.value)}>
            <span>{choice.label}</span>
            {choice.value === value ? <IconCheck size={15} aria-hidden /> : null}
          </button>
        ))}
        {shown.length === 0 ? <p className="dim">{t('filters.noChoices')}</p> : null}
      </div>
    </div>
  );
}

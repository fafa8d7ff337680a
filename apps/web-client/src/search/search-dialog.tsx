import { Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from './search-hit';
import { useSearchHits } from './use-search-hits';
import styles from './search-dialog.module.css';

interface SearchDialogProps {
  onClose: () => void;
  onDrafts: () => void;
}

/** Finds pages, cameras, people, incidents and actions; arrows choose, Enter opens. */
export function SearchDialog({ onClose, onDrafts }: SearchDialogProps) {
  const { t } = useTranslation();
  const list = useId();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const hits = useSearchHits(text, onDrafts);
  const chosen = hits[Math.min(index, hits.length - 1)];
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return;
    onClose();
    hit.open();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setIndex((current) => (current + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(chosen);
    }
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} yOffset="12vh" centered={false} aria-label={t('shell.search')}>
      <TextInput
        variant="unstyled" size="md" className={styles.input} value={text} data-autofocus placeholder={t('search.placeholder')} aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />} role="combobox" aria-expanded aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
        onChange={(event) => { setText(event.currentTarget.value); setIndex(0); }} onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={t('search.results')} className={styles.list}>
        {hits.map((hit) => (
          <li key={hit.key} id={`${list}-${hit.key}`} role="option" aria-selected={hit === chosen} className={styles.hit} onClick={() => open(hit)} onPointerMove={() => setIndex(hits.indexOf(hit))}>
            <span className={styles.label}>{hit.label}</span>
            <span className={styles.kind}>{t(`search.kind_${hit.kind}`)}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 ? <p className={styles.nothing} role="status">{t('search.nothing')}</p> : null}
    </Modal>
  );
}

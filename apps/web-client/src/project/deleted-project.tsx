import { Button, Textarea } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../design/copy-text';
import { Panel } from '../design/panel';
import { Empty } from '../design/states';
import { lastList } from '../incidents/list-memory';
import { leftTexts, type LeftText } from './left-texts';
import { saverOf } from './project-savers';
import { useMemberTexts } from './use-member-texts';
import { useWritings } from './use-writing';
import styles from './deleted-project.module.css';

/** Whoever still looks at it is told. What they had written and nobody can take any more is theirs to copy; then the list leads on. */
export function DeletedProject({ id, title }: { id: string; title: string | undefined }) {
  const { t } = useTranslation();
  const saver = saverOf(useQueryClient(), id);
  const state = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const left = leftTexts(state, useWritings(id), useMemberTexts());
  const [copied, setCopied] = useState<readonly string[]>([]);
  const unsafe = left.some(({ key }) => !copied.includes(key));
  useBlocker({ shouldBlockFn: () => unsafe && !confirm(t('project.leaveLeft')), enableBeforeUnload: () => unsafe });
  return (
    <>
      <Empty title={title ? t('project.deletedTitled', { title }) : t('project.deleted')} hint={t('project.deletedHint')} action={<Link to="/incidents" search={lastList()}>{t('project.toList')}</Link>} />
      {left.length > 0 ? (
        <div className={styles.left}>
          <Panel title={t('project.left')} flush>
            <p role="alert" className={styles.hint}>{t('project.leftHint')}</p>
            <ul className={styles.list} aria-label={t('project.left')}>
              {left.map((each) => <LeftItem key={each.key} left={each} copied={copied.includes(each.key)} onCopied={() => setCopied((old) => [...old, each.key])} />)}
            </ul>
          </Panel>
        </div>
      ) : null}
    </>
  );
}

function LeftItem({ left: { label, text }, copied, onCopied }: { left: LeftText; copied: boolean; onCopied: () => void }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState(false);
  const copy = async () => {
    const done = await copyText(text);
    setRefused(!done);
    if (done) onCopied();
    // Whatever the browser allows: the keys for copying take it from here.
    else area.current?.select();
  };
  return (
    <li className={styles.item}>
      <Textarea ref={area} label={label} value={text} readOnly autosize minRows={1} maxRows={12} onCopy={onCopied} />
      <div className={styles.buttons}>
        <Button size="xs" variant="default" aria-label={t('project.copyOf', { label })} leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />} onClick={() => void copy()}>{t('project.copy')}</Button>
        <span role="status">{copied ? t('project.copied') : refused ? t('project.copyRefused') : null}</span>
      </div>
    </li>
  );
}

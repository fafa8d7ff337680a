import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconRefresh, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { LogEntries } from './log-entries';
import { logQuery } from './log-queries';
import { logNames, outcomes, type LogSearch } from './log-search';
import { SealBar } from './seal-bar';
import styles from './log-page.module.css';

/** Who did what: each entry one sentence, the seal always in sight. */
export function LogPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/accountability/log' });
  const log = useInfiniteQuery(logQuery(search));
  const entries = log.data?.pages.flatMap((page) => page.array) ?? [];
  const refresh = (
    <Button variant="default" leftSection={<IconRefresh size={16} />} loading={log.isRefetching} onClick={() => void log.refetch()}>{t('log.refresh')}</Button>
  );
  return (
    <Page title={t('log.title')} lead={t('log.lead')} actions={refresh}>
      <SealBar />
      <Filters search={search} />
      <Panel flush label={t('log.list')}>
        {log.isPending ? <Loading rows={10} /> : null}
        {log.isError ? <Failure error={log.error} retry={() => void log.refetch()} /> : null}
        {log.isSuccess && entries.length === 0 ? <Empty title={t('log.empty')} hint={t('log.emptyHint')} /> : null}
        <LogEntries entries={entries} />
      </Panel>
      {log.hasNextPage ? <div><Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>{t('common.more')}</Button></div> : null}
    </Page>
  );
}

function Filters({ search }: { search: LogSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/accountability/log' });
  const change = (next: LogSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const changeLater = useDebouncedCallback(change, 300);
  return (
    <div className={styles.filters} role="search">
      <TextInput
        className={styles.text} defaultValue={search.text} placeholder={t('log.search')} aria-label={t('log.search')}
        leftSection={<IconSearch size={16} aria-hidden />} onChange={(event) => changeLater({ text: event.currentTarget.value || undefined })}
      />
      <TextInput className={styles.person} defaultValue={search.user} placeholder={t('log.user')} aria-label={t('log.user')} onChange={(event) => changeLater({ user: event.currentTarget.value || undefined })} />
      <NativeSelect
        aria-label={t('log.which')} value={search.log ?? ''} onChange={(event) => change({ log: logNames.find((name) => name === event.currentTarget.value) })}
        data={[{ value: '', label: t('log.allLogs') }, ...logNames.map((name) => ({ value: name, label: t(`log.log_${name}`) }))]}
      />
      <NativeSelect
        aria-label={t('log.outcome')} value={search.outcome ?? ''} onChange={(event) => change({ outcome: outcomes.find((name) => name === event.currentTarget.value) })}
        data={[{ value: '', label: t('log.allOutcomes') }, ...outcomes.map((name) => ({ value: name, label: t(`log.outcome_${name}`) }))]}
      />
      <TextInput type="datetime-local" aria-label={t('common.from')} defaultValue={toLocalInput(search.from)} onChange={(event) => changeLater({ from: fromLocalInput(event.currentTarget.value) })} />
      <TextInput type="datetime-local" aria-label={t('common.to')} defaultValue={toLocalInput(search.to)} onChange={(event) => changeLater({ to: fromLocalInput(event.currentTarget.value) })} />
    </div>
  );
}

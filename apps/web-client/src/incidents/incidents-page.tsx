import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPage } from '../app/load-page';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { useMay } from '../session/me';
import { IncidentTable } from './incident-table';
import { incidentsQuery } from './incident-queries';
import { useProperties } from './property-queries';
import type { IncidentSearch } from './incident-search';
import styles from './incidents-page.module.css';

const NewIncidentDialog = lazy(() => loadPage(() => import('./new-incident-dialog')).then((module) => ({ default: module.NewIncidentDialog })));

/** All incident projects, newest first. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/incidents' });
  const may = useMay();
  const [creating, setCreating] = useState(false);
  const incidents = useInfiniteQuery(incidentsQuery(search));
  const items = incidents.data?.pages.flat() ?? [];
  const filtered = Boolean(search.text ?? search.type ?? search.status);
  const create = may('incidentProject.manage') ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>{t('incidents.new')}</Button>
  ) : null;
  return (
    <Page title={t('incidents.title')} lead={t('incidents.lead')} actions={create}>
      <Filters search={search} />
      <Panel flush label={t('incidents.list')}>
        {incidents.isPending ? <Loading /> : null}
        {incidents.isError ? <Failure error={incidents.error} retry={() => void incidents.refetch()} /> : null}
        {incidents.isSuccess && items.length === 0 ? (
          <Empty title={filtered ? t('incidents.noMatch') : t('incidents.empty')} hint={filtered ? t('incidents.noMatchHint') : t('incidents.emptyHint')} />
        ) : null}
        {items.length > 0 ? <IncidentTable incidents={items} /> : null}
      </Panel>
      {incidents.hasNextPage ? (
        <div><Button variant="default" loading={incidents.isFetchingNextPage} onClick={() => void incidents.fetchNextPage()}>{t('common.more')}</Button></div>
      ) : null}
      <Suspense>{creating ? <NewIncidentDialog onClose={() => setCreating(false)} /> : null}</Suspense>
    </Page>
  );
}

function Filters({ search }: { search: IncidentSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/incidents' });
  const { types, statuses } = useProperties();
  const change = (next: IncidentSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const changeText = useDebouncedCallback((text: string) => change({ text: text || undefined }), 300);
  const options = (items: { id: string; name: string }[] | undefined, all: string) => [
    { value: '', label: all }, ...(items ?? []).map((item) => ({ value: item.id, label: item.name })),
  ];
  return (
    <div className={styles.filters} role="search">
      <TextInput
        className={styles.text}
        defaultValue={search.text}
        onChange={(event) => changeText(event.currentTarget.value)}
        placeholder={t('incidents.search')}
        aria-label={t('incidents.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
      />
      <NativeSelect aria-label={t('incidents.type')} value={search.type ?? ''} data={options(types.data, t('incidents.allTypes'))} onChange={(event) => change({ type: event.currentTarget.value || undefined })} />
      <NativeSelect aria-label={t('incidents.status')} value={search.status ?? ''} data={options(statuses.data, t('incidents.allStatuses'))} onChange={(event) => change({ status: event.currentTarget.value || undefined })} />
    </div>
  );
}

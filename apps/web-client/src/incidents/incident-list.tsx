import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentProject } from '../api/incident-types';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { IncidentTable } from './incident-table';
import { conditionsOf, type IncidentSearch } from './incident-search';
import type { IncidentColumn } from './use-incident-columns';
import type { useSelection } from './use-selection';

interface IncidentListProps {
  query: Pick<UseInfiniteQueryResult, 'isPending' | 'isError' | 'isSuccess' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  items: IncidentProject[];
  columns: IncidentColumn[];
  search: IncidentSearch;
  selection: ReturnType<typeof useSelection>;
  onOrder: (order: IncidentSearch['order']) => void;
}

/** How far ahead of the reader the next page is fetched, in pixels. */
const ahead = 600;

/** The rows with all that may stand in their place: loading, nothing, an error; the next page comes when the end is near. */
export function IncidentList({ query, items, columns, search, selection, onOrder }: IncidentListProps) {
  const { t } = useTranslation();
  const { ref, entry } = useIntersection({ rootMargin: `${ahead}px` });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query;
  useEffect(() => {
    if (entry?.isIntersecting && hasNextPage && !isFetchingNextPage && !isError && isNear(entry.target)) void fetchNextPage();
  }, [entry, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const filtered = search.text !== undefined || conditionsOf(search).length > 0;
  return (
    <>
      <Panel flush label={t('incidents.list')}>
        {query.isPending ? <Loading /> : null}
        {isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : null}
        {query.isSuccess && items.length === 0 ? (
          <Empty title={filtered ? t('incidents.noMatch') : t('incidents.empty')} hint={filtered ? t('incidents.noMatchHint') : t('incidents.emptyHint')} />
        ) : null}
        {items.length > 0 ? (
          <IncidentTable
            incidents={items} columns={columns} search={search} onOrder={onOrder} chosen={selection.chosen} onChoose={selection.toggle}
            onChooseAll={(all) => selection.set(all ? items.map((incident) => incident.id) : [])}
          />
        ) : null}
      </Panel>
      {/* Another one for every page: what the browser saw of the end of fewer rows says nothing of the end of these. */}
      <div key={items.length} ref={ref} />
      {hasNextPage ? <div><Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('common.more')}</Button></div> : null}
    </>
  );
}

/** Measured anew: rows that have just come push the end away, or put another in its place, before the browser tells of it. */
function isNear(end: Element): boolean {
  return end.isConnected && end.getBoundingClientRect().top <= innerHeight + ahead;
}

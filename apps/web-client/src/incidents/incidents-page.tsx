import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChartBar, IconPlus, IconTableExport } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPage } from '../app/load-page';
import type { IncidentProject } from '../api/incident-types';
import { Page } from '../design/page';
import { saveFile } from '../design/save-file';
import { useMay, useMe } from '../session/me';
import { BulkBar } from './bulk-bar';
import { ColumnMenu } from './column-menu';
import { DeleteIncidentsDialog } from './delete-incidents-dialog';
import { allIncidents, incidentsCsv, mostRows } from './export-list';
import { FilterBar } from './filter-bar';
import { IncidentList } from './incident-list';
import { incidentsQuery } from './incident-queries';
import type { IncidentSearch } from './incident-search';
import { rememberList } from './list-memory';
import { SavedFilters } from './saved-filters';
import { useFilterColumns } from './use-filter-columns';
import { defaultColumns, useIncidentColumns } from './use-incident-columns';
import { useListFilters } from './use-list-filters';
import { useListKeys } from './use-list-keys';
import { useRowFocus } from './use-row-focus';
import { useSelection } from './use-selection';
import styles from './incidents-page.module.css';

const NewIncidentDialog = lazy(() => loadPage(() => import('./new-incident-dialog')).then((module) => ({ default: module.NewIncidentDialog })));

/** All incident projects: filters, columns and order of one's own, as far down as one scrolls. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  useEffect(() => rememberList(search), [search]);
  const may = useMay();
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<'new' | 'delete'>();
  const filterColumns = useFilterColumns();
  const filters = useListFilters(filterColumns, search);
  const incidents = useInfiniteQuery(incidentsQuery(search, filters));
  const pages = incidents.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const selection = useSelection(items.map((incident) => incident.id));
  const [columnIds, setColumnIds] = useLocalStorage({ key: `vigie.incidents.columns.${me.id}`, defaultValue: defaultColumns });
  const allColumns = useIncidentColumns();
  const columns = allColumns.filter((column) => column.id === 'title' || columnIds.includes(column.id));
  const change = (next: IncidentSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const mayCreate = may('incidentProject.manage');
  const save = (rows: IncidentProject[]) => saveFile(`${t('incidents.csvName')}.csv`, incidentsCsv(rows, columns));
  const exportAll = useMutation({
    mutationFn: () => allIncidents(search, filters(), () => undefined),
    onSuccess: (rows) => {
      save(rows);
      if (rows.length === mostRows) notifications.show({ title: t('incidents.csv'), message: t('incidents.csvMost', { most: mostRows }) });
    },
    onError: (error) => notifications.show({ color: 'danger', title: t('common.failed'), message: error.message }),
  });
  useListKeys({
    onSearch: () => input.current?.focus(),
    onNew: () => { if (mayCreate) setDialog('new'); },
    onToggle: (row, range) => { if (row) selection.toggle(row, range); },
  });
  useRowFocus(items.length > 0);
  const actions = (
    <>
      {mayCreate ? <Button leftSection={<IconPlus size={16} />} aria-keyshortcuts="N" onClick={() => setDialog('new')}>{t('incidents.new')}</Button> : null}
      <Button variant="default" component={Link} to="/incidents/statistics" aria-label={t('incidents.statistics')}>
        <IconChartBar size={16} aria-hidden /><span className={styles.label}>{t('incidents.statistics')}</span>
      </Button>
    </>
  );
  return (
    <Page title={t('incidents.title')} lead={t('incidents.lead')} actions={actions}>
      <div className={styles.tools}>
        <FilterBar columns={filterColumns} search={search} onChange={change} input={input} />
        <div className={styles.views}>
          <SavedFilters search={search} onApply={(next) => void navigate({ search: next, replace: true })} />
          <span className={styles.desk}><ColumnMenu columns={allColumns} chosen={columnIds} onChoose={setColumnIds} /></span>
          <Button variant="default" size="xs" className={styles.desk} leftSection={<IconTableExport size={15} />} loading={exportAll.isPending} onClick={() => exportAll.mutate()}>{t('incidents.csv')}</Button>
        </div>
      </div>
      <IncidentList query={incidents} items={items} columns={columns} search={search} selection={selection} onOrder={(order) => change({ order })} />
      <BulkBar count={selection.chosen.size} onClear={() => selection.set([])} onDelete={() => setDialog('delete')} onExport={() => save(items.filter((incident) => selection.chosen.has(incident.id)))} />
      {dialog === 'delete' ? <DeleteIncidentsDialog incidents={items.filter((incident) => selection.chosen.has(incident.id))} onDone={selection.set} onClose={() => setDialog(undefined)} /> : null}
      <Suspense>{dialog === 'new' ? <NewIncidentDialog onClose={() => setDialog(undefined)} /> : null}</Suspense>
    </Page>
  );
}

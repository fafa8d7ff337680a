import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHome, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../app/site';
import type { ChildSite } from '../api/types';
import { camerasQuery } from '../cameras/camera-queries';
import { useFormats } from '../design/format';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { Table } from '../design/table';
import { useMay } from '../session/me';
import { AddSiteDialog } from './add-site-dialog';
import { ConnectionMark } from './connection-mark';
import { EditSiteDialog } from './edit-site-dialog';
import { childSitesQuery } from './site-queries';
import { useRefreshSite } from './use-refresh-site';
import styles from './sites-page.module.css';

/** A row: this site, or a child of it. */
type Row = { id: string; name: string; cameras: number | undefined; child?: ChildSite };

/** This site and its child sites: whose cameras incidents may point at, and whether they answer. */
export function SitesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const own = useQuery(siteQuery);
  const cameras = useQuery({ ...camerasQuery, enabled: may('camera.view') });
  const sites = useQuery(childSitesQuery);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<string>();
  const manage = may('site.manage');
  const rows: Row[] = [
    { id: 'own', name: own.data ?? t('sites.thisSite'), cameras: cameras.data?.length },
    ...(sites.data ?? []).map((child) => ({ id: child.id, name: child.name, cameras: child.cameras, child })),
  ];
  const add = manage ? <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>{t('sites.add')}</Button> : null;
  return (
    <Page title={t('sites.title')} lead={t('sites.lead')} actions={add}>
      <Panel flush label={t('sites.list')}>
        {sites.isPending ? <Loading rows={3} /> : null}
        {sites.isError ? <Failure error={sites.error} retry={() => void sites.refetch()} /> : null}
        {sites.data ? (
          <Table
            label={t('sites.list')}
            items={rows}
            keyOf={(row) => row.id}
            onOpen={manage ? ({ child }) => setEditing(child?.id) : undefined}
            canOpen={({ child }) => child !== undefined}
            columns={[
              { id: 'name', label: t('common.name'), cell: (row) => <Name row={row} /> },
              { id: 'cameras', label: t('shell.cameras'), narrow: true, wide: true, cell: (row) => row.cameras ?? '–' },
              { id: 'state', label: t('common.state'), narrow: true, cell: (row) => <State child={row.child} /> },
              { id: 'read', label: t('sites.lastRead'), narrow: true, wide: true, cell: (row) => <LastRead child={row.child} /> },
              ...(manage ? [{ id: 'actions', label: t('common.actions'), narrow: true, quiet: true, cell: (row: Row) => (row.child ? <Refresh child={row.child} /> : null) }] : []),
            ]}
          />
        ) : null}
        {sites.data?.length === 0 ? <Empty title={t('sites.empty')} hint={t('sites.emptyHint')} /> : null}
      </Panel>
      {adding ? <AddSiteDialog onClose={() => setAdding(false)} /> : null}
      {editing ? <EditSiteDialog id={editing} onClose={() => setEditing(undefined)} /> : null}
    </Page>
  );
}

function Name({ row: { name, cameras, child } }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      <strong className={styles.name}>{name}</strong>
      <span className={styles.address}>{child?.url ?? location.origin}</span>
      {cameras === undefined ? null : <span className={styles.phone}>{t('sites.cameraCount', { count: cameras })}</span>}
    </>
  );
}

function State({ child }: { child: ChildSite | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!child) return <span className={styles.own}><IconHome size={16} stroke={1.8} aria-hidden />{t('sites.thisSite')}</span>;
  return (
    <>
      <ConnectionMark connection={child.connection} />
      {child.connection === 'connected' ? null : <span className={styles.address}>{t('sites.since', { time: formats.minute(child.connectionSince) })}</span>}
    </>
  );
}

function LastRead({ child }: { child: ChildSite | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!child) return <span className="dim">–</span>;
  return child.lastReadAt ? <time dateTime={child.lastReadAt}>{formats.time(child.lastReadAt)}</time> : <span className="dim">{t('sites.neverRead')}</span>;
}

function Refresh({ child }: { child: ChildSite }) {
  const { t } = useTranslation();
  const refresh = useRefreshSite();
  const read = () => refresh.mutate(child.id, {
    onSuccess: (site) => notifications.show({ color: site.connection === 'connected' ? undefined : 'danger', title: site.name, message: site.connection === 'connected' ? t('sites.camerasOf', { name: site.name, count: site.cameras }) : t(`sites.connection_${site.connection}`) }),
    onError: (error) => notifications.show({ color: 'danger', title: t('common.failed'), message: error.message }),
  });
  return (
    <ActionIcon
      variant="subtle" color="gray" size="lg" aria-label={t('sites.refreshOf', { name: child.name })} loading={refresh.isPending}
      onClick={(event) => {
        event.stopPropagation();
        read();
      }}
    ><IconRefresh size={17} stroke={1.6} aria-hidden /></ActionIcon>
  );
}

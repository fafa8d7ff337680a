import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../api/types';
import { Badge } from '../design/badge';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { Table } from '../design/table';
import { Still } from '../media/still';
import { AddCameraDialog } from './add-camera-dialog';
import { allCamerasQuery } from './camera-queries';
import { EditCameraDialog } from './edit-camera-dialog';
import styles from './cameras-page.module.css';

/** The camera register: add, rename, switch off, remove. */
export function CamerasPage() {
  const { t } = useTranslation();
  const cameras = useQuery(allCamerasQuery);
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Camera>();
  const add = <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>{t('cameras.add')}</Button>;
  return (
    <Page title={t('cameras.title')} lead={t('cameras.lead')} actions={add}>
      <Panel flush label={t('cameras.list')}>
        {cameras.isPending ? <Loading /> : null}
        {cameras.isError ? <Failure error={cameras.error} retry={() => void cameras.refetch()} /> : null}
        {cameras.data?.length === 0 ? <Empty title={t('cameras.empty')} hint={t('cameras.emptyHint')} /> : null}
        {cameras.data && cameras.data.length > 0 ? (
          <Table
            label={t('cameras.list')}
            items={cameras.data}
            keyOf={(camera) => camera.id}
            onOpen={setEditing}
            columns={[
              { id: 'still', label: t('common.camera'), narrow: true, quiet: true, cell: (camera) => <span className={styles.still}><Still camera={camera.id} /></span> },
              { id: 'name', label: t('common.name'), cell: (camera) => <><strong className={styles.name}>{camera.name}</strong>{camera.description ? <span className={styles.description}>{camera.description}</span> : null}</> },
              { id: 'address', label: t('cameras.address'), wide: true, cell: (camera) => <span className="mono">{camera.streams?.[0]?.url ?? '–'}</span> },
              { id: 'streams', label: t('cameras.streams'), narrow: true, wide: true, cell: (camera) => camera.streams?.length ?? '–' },
              { id: 'retention', label: t('cameras.retention'), narrow: true, wide: true, cell: (camera) => camera.retentionDays ?? '–' },
              { id: 'recording', label: t('cameras.recording'), narrow: true, wide: true, cell: (camera) => (camera.recording === 'off' ? t('cameras.off') : t('cameras.always')) },
              { id: 'enabled', label: t('common.state'), narrow: true, cell: (camera) => (camera.enabled === false ? <Badge tone="attention">{t('cameras.disabled')}</Badge> : <Badge>{t('cameras.enabled')}</Badge>) },
            ]}
          />
        ) : null}
      </Panel>
      {adding ? <AddCameraDialog onClose={() => setAdding(false)} /> : null}
      {editing ? <EditCameraDialog id={editing.id} onClose={() => setEditing(undefined)} /> : null}
    </Page>
  );
}

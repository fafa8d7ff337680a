import { Button, Progress, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf, request } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { saveFrom } from '../design/save-file';
import { exportQuery, type EvidencePackage } from './export-task';
import styles from './export-progress.module.css';

interface ExportProgressProps {
  project: IncidentProject;
  task: string;
  onAgain: () => void;
  onClose: () => void;
}

/** How far the package is; then the package, and where it is written down. It goes on when this is closed. */
export function ExportProgress({ project, task, onAgain, onClose }: ExportProgressProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error } = useQuery(exportQuery(task));
  const done = data?.state === 'Success';
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: ['incidentProjects', project.id] });
  }, [done, client, project.id]);
  const custody = () => {
    onClose();
    void navigate({ to: '/incidents/$id', params: { id: project.id }, search: { tab: 'custody' } });
  };
  return (
    <Stack gap="sm">
      <FormError error={error} />
      {data?.state === 'Error' ? <p role="alert" className={styles.failed}>{data.errorText ?? t('common.failed')} <span className="mono">{data.errorTextId}</span></p> : null}
      {data?.package ? <Package task={task} made={data.package} /> : null}
      {!done && data?.state !== 'Error' ? (
        <div role="status">
          <p>{t('exports.making')}</p>
          <Progress mt="xs" value={data?.progress ?? 0} aria-label={t('exports.making')} />
          <p className="dim">{t('exports.goesOn')}</p>
        </div>
      ) : null}
      <DialogButtons>
        {data?.state === 'Error' ? <Button variant="default" onClick={onAgain}>{t('common.retry')}</Button> : null}
        {done ? <Button variant="default" onClick={custody}>{t('exports.showCustody')}</Button> : null}
        <Button variant="default" onClick={onClose}>{t('common.close')}</Button>
      </DialogButtons>
    </Stack>
  );
}

function Package({ task, made }: { task: string; made: EvidencePackage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  // The browser fetches it itself: packages of gigabytes do not fit into a page.
  const fetch = useMutation({
    mutationFn: async () => {
      await request(`/tasks/${task}?task=AllowDownload`, { method: 'POST' });
      saveFrom(made.name, addressOf(`/tasks/${task}/download`));
    },
  });
  return (
    <div role="status" className={styles.package}>
      <p><strong>{t('exports.ready')}</strong></p>
      <dl className={styles.facts}>
        <div><dt>{t('exports.file')}</dt><dd>{made.name} ({formats.number(Math.ceil(made.bytes / 1024))} KiB)</dd></div>
        <div><dt>SHA-256</dt><dd className="mono">{made.sha256}</dd></div>
        <div><dt>{t('exports.key')}</dt><dd className="mono">{made.fingerprint}</dd></div>
        <div><dt>{t('exports.expires')}</dt><dd>{formats.minute(made.expiresAt)}</dd></div>
      </dl>
      {made.leftOut.length > 0 ? (
        <div className={styles.left}>
          <p>{t('exports.leftOut')}</p>
          <ul>{made.leftOut.map((each) => <li key={each.sequence}>{each.camera.name}: {t(`exports.leftOut_${each.reason}`)}</li>)}</ul>
        </div>
      ) : null}
      <FormError error={fetch.error} />
      <Button leftSection={<IconDownload size={16} />} loading={fetch.isPending} onClick={() => fetch.mutate()}>{t('exports.download')}</Button>
    </div>
  );
}

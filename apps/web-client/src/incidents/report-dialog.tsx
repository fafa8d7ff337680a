import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import { FormError } from '../design/form-error';
import styles from './report-dialog.module.css';

interface Report {
  address: string;
  name: string;
  /** Services whose part is missing. */
  missing: string[];
}

/** Makes the printable report and opens it in a tab of its own. */
export function ReportDialog({ project, onClose }: { project: IncidentProject; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [names, setNames] = useState(false);
  const generate = useMutation({
    mutationFn: () => generateReport(project, names),
    onSuccess: (report) => {
      window.open(report.address, '_blank');
      void client.invalidateQueries({ queryKey: ['incidentProjects', project.id, 'activities'] });
    },
  });
  const address = generate.data?.address;
  useEffect(() => () => {
    // A tab that is still loading it needs the address a little longer than this dialog lives.
    if (address) setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }, [address]);
  return (
    <Modal opened onClose={onClose} title={t('incidents.report')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack>
        <p>{t('incidents.reportHint')}</p>
        <Checkbox label={t('incidents.showNames')} description={t('incidents.showNamesHint')} checked={names} onChange={(event) => setNames(event.currentTarget.checked)} />
        <FormError error={generate.error} />
        {generate.data ? <Done report={generate.data} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('common.close')}</Button>
          <Button loading={generate.isPending} onClick={() => generate.mutate()}>{t('incidents.generate')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Done({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.done}>
      {report.missing.length > 0 ? <p className={styles.missing}>{t('incidents.reportIncomplete', { services: report.missing.join(', ') })}</p> : <p>{t('incidents.reportReady')}</p>}
      <p className={styles.links}>
        <a href={report.address} target="_blank" rel="noreferrer">{t('incidents.openReport')}</a>
        <a href={report.address} download={report.name}>{t('incidents.downloadReport')}</a>
      </p>
    </div>
  );
}

async function generateReport(project: IncidentProject, showUserName: boolean): Promise<Report> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const response = await request(`/incidentProjects/${project.id}?task=GenerateReport`, { method: 'POST', body: { format: 'pdf', showUserName, timeZone } });
  const pdf = await response.blob();
  return {
    address: URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' })),
    name: `${project.number ?? project.id}.pdf`,
    missing: response.headers.get('x-vigie-report-missing')?.split(',').map((service) => service.trim()).filter(Boolean) ?? [],
  };
}

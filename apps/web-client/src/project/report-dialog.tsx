import { Button, Checkbox, Group, Modal, NativeSelect, Radio, Stack } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentProject } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { generateReport, paperSizes, previewReport, reportFormats, type PaperSize, type Report, type ReportFormat } from './report';
import styles from './report-dialog.module.css';

/** Chooses what the report is like, shows it, and hands it out as PDF, HTML or JSON. */
export function ReportDialog({ project, onClose }: { project: IncidentProject; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [format, setFormat] = useState<ReportFormat>('pdf');
  const [paper, setPaper] = useState<PaperSize>('A4');
  const [names, setNames] = useState(false);
  const preview = useMutation({ mutationFn: () => previewReport(project, { showUserName: names }) });
  const generate = useMutation({
    mutationFn: () => generateReport(project, { format, showUserName: names, paper }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['incidentProjects', project.id, 'activities'] }),
  });
  const change = (apply: () => void) => {
    apply();
    preview.reset();
    generate.reset();
  };
  return (
    <Modal opened onClose={onClose} size="60rem" title={t('incidents.report')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={styles.columns}>
        <Stack gap="md">
          <p className="dim">{t('incidents.reportHint')}</p>
          <Radio.Group label={t('report.format')} value={format} onChange={(value) => change(() => setFormat(reportFormats.find((each) => each === value) ?? 'pdf'))}>
            <Stack gap={8} mt={6}>{reportFormats.map((each) => <Radio key={each} value={each} label={t(`report.format_${each}`)} />)}</Stack>
          </Radio.Group>
          {format === 'pdf' ? <NativeSelect label={t('report.paper')} value={paper} data={[...paperSizes]} onChange={(event) => change(() => setPaper(paperSizes.find((each) => each === event.currentTarget.value) ?? 'A4'))} /> : null}
          <Checkbox label={t('incidents.showNames')} description={t('incidents.showNamesHint')} checked={names} onChange={(event) => change(() => setNames(event.currentTarget.checked))} />
          <FormError error={generate.error ?? preview.error} />
          {generate.data ? <Done report={generate.data} /> : null}
          <Group>
            <Button loading={generate.isPending} onClick={() => generate.mutate()}>{t('incidents.generate')}</Button>
            <Button variant="default" leftSection={<IconEye size={16} />} loading={preview.isPending} onClick={() => preview.mutate()}>{t('report.preview')}</Button>
          </Group>
        </Stack>
        <div className={styles.preview} data-empty={!preview.data}>
          {preview.data ? <iframe className={styles.page} title={t('report.previewOf', { number: project.number ?? '' })} sandbox="" srcDoc={preview.data} /> : <p className="dim">{t('report.previewHint')}</p>}
        </div>
      </div>
    </Modal>
  );
}

function Done({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [address] = useState(() => URL.createObjectURL(report.content));
  // A tab that is still loading it needs the address a little longer than this dialog lives.
  useEffect(() => () => void setTimeout(() => URL.revokeObjectURL(address), 60_000), [address]);
  return (
    <div role="status" className={styles.done}>
      {report.missing.length > 0 ? <p className={styles.missing}>{t('incidents.reportIncomplete', { services: report.missing.join(', ') })}</p> : <p>{t('incidents.reportReady')}</p>}
      <p className={styles.links}>
        {report.format === 'pdf' ? <a href={address} target="_blank" rel="noreferrer">{t('incidents.openReport')}</a> : null}
        <a href={address} download={report.name}>{t('incidents.downloadReport')}</a>
      </p>
    </div>
  );
}

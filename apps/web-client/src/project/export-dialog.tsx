import { Button, Checkbox, Modal, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import type { IncidentProject } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { useMay } from '../session/me';
import { ExportProgress } from './export-progress';
import { shortestPassword, startExport } from './export-task';

/** Hands the project out with its sequences: one encrypted, signed package, written down in the chain of custody. */
export function ExportDialog({ project, onClose }: { project: IncidentProject; onClose: () => void }) {
  const { t } = useTranslation();
  const start = useMutation({ mutationFn: (wish: Parameters<typeof startExport>[1]) => startExport(project.id, wish) });
  return (
    <Modal opened onClose={onClose} title={t('exports.title')} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {start.data ? <ExportProgress project={project} task={start.data} onAgain={start.reset} onClose={onClose} /> : <ExportForm busy={start.isPending} error={start.error} onStart={start.mutate} onClose={onClose} />}
    </Modal>
  );
}

interface ExportFormProps {
  busy: boolean;
  error: Error | null;
  onStart: (wish: Parameters<typeof startExport>[1]) => void;
  onClose: () => void;
}

function ExportForm({ busy, error, onStart, onClose }: ExportFormProps) {
  const { t } = useTranslation();
  const may = useMay();
  const reports = may('incidentReport.generate');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [reason, setReason] = useState('');
  const [recipient, setRecipient] = useState('');
  const [report, setReport] = useState(reports);
  const [names, setNames] = useState(false);
  const [skip, setSkip] = useState(false);
  const short = password !== '' && password.length < shortestPassword;
  const differs = repeated !== '' && repeated !== password;
  const complete = password.length >= shortestPassword && repeated === password && reason.trim() !== '';
  const refused = error instanceof ApiError && error.code === 'incident.export.sequencesRefused';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onStart({ password, reason: reason.trim(), ...(recipient.trim() ? { recipient: recipient.trim() } : {}), includeReport: report, showUserName: report && names, skipRefused: skip });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p className="dim">{t('exports.hint')}</p>
        <PasswordInput
          label={t('exports.password')} description={t('exports.passwordHint')} required autoComplete="new-password" value={password} error={short ? t('exports.passwordShort', { least: shortestPassword }) : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)} data-autofocus
        />
        <PasswordInput label={t('exports.repeat')} required autoComplete="new-password" value={repeated} error={differs ? t('exports.passwordDiffers') : undefined} onChange={(event) => setRepeated(event.currentTarget.value)} />
        <Textarea label={t('exports.reason')} required maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <TextInput label={t('exports.recipient')} maxLength={256} value={recipient} onChange={(event) => setRecipient(event.currentTarget.value)} />
        {reports ? <Checkbox label={t('exports.includeReport')} checked={report} onChange={(event) => setReport(event.currentTarget.checked)} /> : null}
        {report ? <Checkbox label={t('incidents.showNames')} checked={names} onChange={(event) => setNames(event.currentTarget.checked)} /> : null}
        {refused || skip ? <Checkbox label={t('exports.skipRefused')} checked={skip} onChange={(event) => setSkip(event.currentTarget.checked)} /> : null}
        <FormError error={error} />
        <DialogButtons>
          <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" loading={busy} disabled={!complete}>{t('exports.start')}</Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}

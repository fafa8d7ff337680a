import { Button, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { disclosureForms, type DisclosureForm } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { fromLocalInput } from '../design/local-time';
import { useDialogWriting } from './use-dialog-writing';
import { linesOf } from './writings';

interface DisclosureDraft {
  recipient: string;
  purpose: string;
  form: DisclosureForm;
  /** As its input has it. */
  time: string;
  reference: string;
}

const empty: DisclosureDraft = { recipient: '', purpose: '', form: 'copy', time: '', reference: '' };

/** Writes down that evidence was handed over outside of the system. */
export function DisclosureDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { draft: { recipient, purpose, form, time, reference }, enter, close } = useDialogWriting(
    project, 'custody/new', empty, (now) => ({ label: t('project.recordDisclosure'), text: linesOf(now.recipient, now.purpose, now.reference) }), onClose,
  );
  const record = useMutation({
    mutationFn: () => api.create(`/incidentProjects/${project}/custody`, {
      recipient: recipient.trim(), purpose: purpose.trim(), form,
      ...(fromLocalInput(time) ? { time: fromLocalInput(time) } : {}), ...(reference.trim() ? { reference: reference.trim() } : {}),
    }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project] });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <Modal opened onClose={close} title={t('project.recordDisclosure')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="dim">{t('project.disclosureHint')}</p>
          <TextInput label={t('project.recipient')} required maxLength={256} value={recipient} onChange={(event) => enter({ recipient: event.currentTarget.value })} data-autofocus />
          <Textarea label={t('project.purpose')} required maxLength={2000} autosize minRows={2} value={purpose} onChange={(event) => enter({ purpose: event.currentTarget.value })} />
          <NativeSelect
            label={t('project.form')} value={form} onChange={(event) => enter({ form: disclosureForms.find((each) => each === event.currentTarget.value) ?? 'copy' })}
            data={disclosureForms.map((each) => ({ value: each, label: t(`project.form_${each}`) }))}
          />
          <TextInput label={t('project.disclosureTime')} description={t('project.disclosureNow')} type="datetime-local" step={1} value={time} onChange={(event) => enter({ time: event.currentTarget.value })} />
          <TextInput label={t('project.holdReference')} maxLength={256} value={reference} onChange={(event) => enter({ reference: event.currentTarget.value })} />
          <FormError error={record.error} />
          <DialogButtons>
            <Button variant="default" onClick={close}>{t('common.cancel')}</Button>
            <Button type="submit" loading={record.isPending} disabled={!recipient.trim() || !purpose.trim()}>{t('project.recordDisclosure')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { disclosureForms, type DisclosureForm } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { fromLocalInput } from '../design/local-time';

/** Writes down that evidence was handed over outside of the system. */
export function DisclosureDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [recipient, setRecipient] = useState('');
  const [purpose, setPurpose] = useState('');
  const [form, setForm] = useState<DisclosureForm>('copy');
  const [time, setTime] = useState('');
  const [reference, setReference] = useState('');
  const record = useMutation({
    mutationFn: () => api.create(`/incidentProjects/${project}/custody`, {
      recipient: recipient.trim(), purpose: purpose.trim(), form,
      ...(fromLocalInput(time) ? { time: fromLocalInput(time) } : {}), ...(reference.trim() ? { reference: reference.trim() } : {}),
    }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('project.recordDisclosure')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="dim">{t('project.disclosureHint')}</p>
          <TextInput label={t('project.recipient')} required maxLength={256} value={recipient} onChange={(event) => setRecipient(event.currentTarget.value)} data-autofocus />
          <Textarea label={t('project.purpose')} required maxLength={2000} autosize minRows={2} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)} />
          <NativeSelect
            label={t('project.form')} value={form} onChange={(event) => setForm(disclosureForms.find((each) => each === event.currentTarget.value) ?? 'copy')}
            data={disclosureForms.map((each) => ({ value: each, label: t(`project.form_${each}`) }))}
          />
          <TextInput label={t('project.disclosureTime')} description={t('project.disclosureNow')} type="datetime-local" step={1} value={time} onChange={(event) => setTime(event.currentTarget.value)} />
          <TextInput label={t('project.holdReference')} maxLength={256} value={reference} onChange={(event) => setReference(event.currentTarget.value)} />
          <FormError error={record.error} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={record.isPending} disabled={!recipient.trim() || !purpose.trim()}>{t('project.recordDisclosure')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

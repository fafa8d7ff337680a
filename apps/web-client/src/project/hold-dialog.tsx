import { Button, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { holdKinds, type HoldKind } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';

/** Keeps the project from expiring and from being deleted. */
export function HoldDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [kind, setKind] = useState<HoldKind>('legal');
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const place = useMutation({
    mutationFn: () => api.create(`/incidentProjects/${project}/holds`, { kind, reason: reason.trim(), ...(reference.trim() ? { reference: reference.trim() } : {}) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    place.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('project.placeHold')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="dim">{t('project.holdHint')}</p>
          <NativeSelect
            label={t('project.holdKind')} value={kind} onChange={(event) => setKind(holdKinds.find((each) => each === event.currentTarget.value) ?? 'legal')}
            data={holdKinds.map((each) => ({ value: each, label: t(`project.hold_${each}`) }))}
          />
          <Textarea label={t('project.holdReason')} required maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          <TextInput label={t('project.holdReference')} maxLength={256} value={reference} onChange={(event) => setReference(event.currentTarget.value)} />
          <FormError error={place.error} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={place.isPending} disabled={!reason.trim()}>{t('project.placeHold')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

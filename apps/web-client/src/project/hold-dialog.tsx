import { Button, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { holdKinds, type HoldKind } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { useDialogWriting } from './use-dialog-writing';
import { linesOf } from './writings';

interface HoldDraft {
  kind: HoldKind;
  reason: string;
  reference: string;
}

const empty: HoldDraft = { kind: 'legal', reason: '', reference: '' };

/** Keeps the project from expiring and from being deleted. */
export function HoldDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { draft: { kind, reason, reference }, enter, close } = useDialogWriting(project, 'holds/new', empty, (now) => ({ label: t('project.placeHold'), text: linesOf(now.reason, now.reference) }), onClose);
  const place = useMutation({
    mutationFn: () => api.create(`/incidentProjects/${project}/holds`, { kind, reason: reason.trim(), ...(reference.trim() ? { reference: reference.trim() } : {}) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project] });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    place.mutate();
  };
  return (
    <Modal opened onClose={close} title={t('project.placeHold')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="dim">{t('project.holdHint')}</p>
          <NativeSelect
            label={t('project.holdKind')} value={kind} onChange={(event) => enter({ kind: holdKinds.find((each) => each === event.currentTarget.value) ?? 'legal' })}
            data={holdKinds.map((each) => ({ value: each, label: t(`project.hold_${each}`) }))}
          />
          <Textarea label={t('project.holdReason')} required maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => enter({ reason: event.currentTarget.value })} />
          <TextInput label={t('project.holdReference')} maxLength={256} value={reference} onChange={(event) => enter({ reference: event.currentTarget.value })} />
          <FormError error={place.error} />
          <DialogButtons>
            <Button variant="default" onClick={close}>{t('common.cancel')}</Button>
            <Button type="submit" loading={place.isPending} disabled={!reason.trim()}>{t('project.placeHold')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import { FormError } from '../design/form-error';
import { DraftChoice } from './draft-choice';
import { useDraftSequences } from './draft-sequences';
import { useProperties } from './property-queries';
import { incidentSpan, newIncidentBody, type NewIncident } from './new-incident';

/** Quick creation: title, type, status and the sequences of the draft list. All of it may come later. */
export function NewIncidentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { types, statuses } = useProperties();
  const drafts = useDraftSequences().data ?? [];
  const [left, setLeft] = useState<string[]>([]);
  const [incident, setIncident] = useState<NewIncident>({});
  const chosen = drafts.filter((draft) => !left.includes(draft.id));
  const create = useMutation({
    mutationFn: () => api.create('/incidentProjects', newIncidentBody(incident, chosen)),
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: ['draftSequences'] });
      void client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] });
      onClose();
      if (result.path) await navigate({ to: '/incidents/$id', params: { id: result.path.id } });
    },
  });
  const set = (change: Partial<NewIncident>) => setIncident((old) => ({ ...old, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const error = create.error instanceof ApiError ? create.error : undefined;
  const options = (items: { id: string; name: string }[] | undefined) => [
    { value: '', label: '–' }, ...(items ?? []).map((item) => ({ value: item.id, label: item.name })),
  ];
  return (
    <Modal opened onClose={onClose} title={t('incidents.new')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label={t('incidents.titleField')} value={incident.title ?? ''} onChange={(event) => set({ title: event.currentTarget.value })} error={error?.textFor('title')} maxLength={256} data-autofocus />
          <Group grow>
            <NativeSelect label={t('incidents.type')} value={incident.type ?? ''} data={options(types.data)} onChange={(event) => set({ type: event.currentTarget.value })} error={error?.textFor('type')} />
            <NativeSelect label={t('incidents.status')} value={incident.status ?? ''} data={options(statuses.data)} onChange={(event) => set({ status: event.currentTarget.value })} error={error?.textFor('status')} />
          </Group>
          <Textarea label={t('common.description')} value={incident.description ?? ''} onChange={(event) => set({ description: event.currentTarget.value })} autosize minRows={2} maxRows={8} />
          <DraftChoice
            drafts={drafts}
            left={left}
            onToggle={(id) => setLeft(left.includes(id) ? left.filter((other) => other !== id) : [...left, id])}
            span={incidentSpan(chosen)}
          />
          <FormError error={create.error} fields={['title', 'type', 'status']} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={create.isPending}>{t('incidents.create')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { DraftChoice } from './draft-choice';
import { useDraftSequences } from './draft-sequences';
import { incidentSpan, newIncidentBody, type IncidentStart, type NewIncident } from './new-incident';
import { useProperties } from './property-queries';
import { StartSummary } from './start-summary';

interface NewIncidentDialogProps {
  /** Where it is seen; without it a project of the draft list, or an empty one. */
  start?: IncidentStart;
  onClose: () => void;
}

/** Quick creation: title, type, status and what is known already. All of it may come later. */
export function NewIncidentDialog({ start, onClose }: NewIncidentDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { types, statuses } = useProperties();
  const drafts = useDraftSequences().data ?? [];
  // What is seen now is one thing; the draft list may hold sequences of another.
  const [left, setLeft] = useState<string[] | 'all'>(start ? 'all' : []);
  const [incident, setIncident] = useState<NewIncident>({ title: start?.title });
  const leftIds = left === 'all' ? drafts.map((draft) => draft.id).filter((id) => !start?.drafts?.includes(id)) : left;
  const chosen = drafts.filter((draft) => !leftIds.includes(draft.id));
  const create = useMutation({
    mutationFn: async () => {
      const result = await api.create('/incidentProjects', newIncidentBody(incident, chosen, start));
      if (result.path && start?.alarm) await link(result.path.id, start.alarm);
      return result;
    },
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: ['draftSequences'] });
      void client.invalidateQueries({ queryKey: ['incidentProjects'] });
      onClose();
      if (result.path) await navigate({ to: '/incidents/$id', params: { id: result.path.id } });
    },
  });
  // The project is there: what went wrong after that is said, and does not make a second one.
  const link = (project: string, alarm: string) => api.create(`/incidentProjects/${project}/links`, { alarm: { type: 'alarms', id: alarm } })
    .catch((problem: unknown) => notifications.show({ color: 'danger', title: t('incidents.notLinked'), message: problem instanceof ApiError ? problem.message : '' }));
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
          {start ? <StartSummary start={start} /> : null}
          <TextInput label={t('incidents.titleField')} value={incident.title ?? ''} onChange={(event) => set({ title: event.currentTarget.value })} error={error?.textFor('title')} maxLength={256} data-autofocus />
          <Group grow>
            <NativeSelect label={t('incidents.type')} value={incident.type ?? ''} data={options(types.data)} onChange={(event) => set({ type: event.currentTarget.value })} error={error?.textFor('type')} />
            <NativeSelect label={t('incidents.status')} value={incident.status ?? ''} data={options(statuses.data)} onChange={(event) => set({ status: event.currentTarget.value })} error={error?.textFor('status')} />
          </Group>
          <Textarea label={t('common.description')} value={incident.description ?? ''} onChange={(event) => set({ description: event.currentTarget.value })} autosize minRows={2} maxRows={8} />
          {start && drafts.length === 0 ? null : (
            <DraftChoice
              drafts={drafts}
              left={leftIds}
              onToggle={(id) => setLeft(leftIds.includes(id) ? leftIds.filter((other) => other !== id) : [...leftIds, id])}
              span={start?.startTime ? undefined : incidentSpan(chosen)}
            />
          )}
          <FormError error={create.error} fields={['title', 'type', 'status']} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={create.isPending}>{t('incidents.create')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

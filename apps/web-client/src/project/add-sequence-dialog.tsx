import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { IncidentProject, IncidentSequence } from '../api/incident-types';
import { useCamerasFor } from '../cameras/camera-queries';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import { lengthText } from '../incidents/draft-sequences';
import { matchingCameras, type CameraGroup } from '../sites/camera-choices';
import { useCameraGroups } from '../sites/use-camera-groups';
import { newSequenceBody, spanProblem, type SequenceDraft } from './new-sequence';
import styles from './parts.module.css';

interface AddSequenceDialogProps {
  project: IncidentProject;
  onAdded: (sequence: string) => void;
  onClose: () => void;
}

/** As many as can be read; the search narrows them down. */
const mostShown = 100;
const fields = ['camera', 'startTime', 'endTime'];

/** A span of a camera of this site or of a child site, by its times. */
export function AddSequenceDialog({ project, onAdded, onClose }: AddSequenceDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const own = useCamerasFor('playback');
  const groups = useCameraGroups(own.data);
  const [draft, setDraft] = useState<SequenceDraft>({ camera: '', start: toLocalInput(project.startTime), end: toLocalInput(project.endTime) });
  const enter = (change: Partial<SequenceDraft>) => setDraft((old) => ({ ...old, ...change }));
  const site = groups.find(({ items }) => items.some(({ value }) => value === draft.camera));
  const [from, to] = [fromLocalInput(draft.start), fromLocalInput(draft.end)];
  const problem = spanProblem(draft, new Date());
  const body = newSequenceBody(draft);
  const add = useMutation({
    mutationFn: (sequence: object) => api.create<IncidentSequence>(`/incidentProjects/${project.id}/sequences`, sequence),
    onSuccess: async ({ path }) => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project.id] });
      if (path) onAdded(path.id);
      onClose();
    },
  });
  const error = add.error instanceof ApiError ? add.error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body && !problem && !add.isPending) add.mutate(body);
  };
  return (
    <Modal opened onClose={onClose} title={t('project.addSequence')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p className="dim">{t('project.addSequenceHint')}</p>
          <Select
            label={t('common.camera')} placeholder={t('project.chooseCamera')} required searchable data-autofocus limit={mostShown} maxDropdownHeight={280}
            nothingFoundMessage={t(groups.length === 0 && !own.isPending ? 'project.noCameras' : 'project.noSuchCamera')}
            data={groups} filter={({ options, search, limit }) => matchingCameras(options as CameraGroup[], search, limit)}
            description={site?.site ? t('project.recordedAt', { site: site.group }) : undefined} inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.camera || null} onChange={(camera) => enter({ camera: camera ?? '' })} error={error?.textFor('camera')}
            comboboxProps={{ withinPortal: true }}
          />
          <div className={styles.row}>
            <TextInput label={t('incidents.start')} required type="datetime-local" step={1} value={draft.start} onChange={(event) => enter({ start: event.currentTarget.value })} error={error?.textFor('startTime') ?? (problem === 'startsAhead' ? t('project.startsAhead') : undefined)} />
            <TextInput label={t('incidents.end')} required type="datetime-local" step={1} value={draft.end} onChange={(event) => enter({ end: event.currentTarget.value })} error={error?.textFor('endTime') ?? (problem === 'endsBefore' ? t('project.endsBefore') : undefined)} />
          </div>
          {from && to && !problem ? <p className="dim" role="status">{t('project.spanLength', { length: lengthText(from, to) })}</p> : null}
          <FormError error={add.error} fields={fields} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={add.isPending} disabled={!body || problem !== undefined}>{t('project.addSequence')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

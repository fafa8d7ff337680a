import { Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import type { IncidentProject, IncidentProperty } from '../api/incident-types';
import type { Ref } from '../api/types';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import { Panel } from '../design/panel';
import { FormError } from '../design/form-error';
import { useMay } from '../session/me';
import { useProperties } from './property-queries';
import { SavedText } from './saved-text';
import { SaveState } from './save-state';
import { useSaveIncident } from './use-save-incident';

/** Title, type, status, times and description; each is saved when one leaves it. */
export function MainDetails({ project }: { project: IncidentProject }) {
  const { t } = useTranslation();
  const may = useMay();
  const { types, statuses } = useProperties();
  const save = useSaveIncident(project.id);
  const fixed = !may('incidentProject.manage');
  const conflict = save.error instanceof ApiError && save.error.isConflict;
  const choose = (type: string, id: string): Ref | undefined => (id ? { type, id } : undefined);
  return (
    <Panel title={t('incidents.mainDetails')} actions={<SaveState pending={save.isPending} saved={save.isSuccess} failed={save.isError} />}>
      <Stack gap="sm">
        {conflict ? <p role="alert" className="dim">{t('common.changedMeanwhile')}</p> : <FormError error={save.error} />}
        <SavedText value={project.title ?? ''} onSave={(title) => save.mutate({ title })}>
          {(input) => <TextInput label={t('incidents.titleField')} disabled={fixed} maxLength={256} {...input} />}
        </SavedText>
        <Group grow align="start">
          <NativeSelect
            label={t('incidents.type')} title={describe(types.data, project.type?.id)} disabled={fixed} value={project.type?.id ?? ''}
            data={options(types.data, project.type)} onChange={(event) => save.mutate({ type: choose('incidentTypes', event.currentTarget.value) })}
          />
          <NativeSelect
            label={t('incidents.status')} title={describe(statuses.data, project.status?.id)} disabled={fixed} value={project.status?.id ?? ''}
            data={options(statuses.data, project.status)} onChange={(event) => save.mutate({ status: choose('incidentStatuses', event.currentTarget.value) })}
          />
        </Group>
        <Group grow align="start">
          <SavedText value={toLocalInput(project.startTime)} onSave={(value) => save.mutate({ startTime: fromLocalInput(value) })}>
            {(input) => <TextInput type="datetime-local" step={1} label={t('incidents.start')} disabled={fixed} {...input} />}
          </SavedText>
          <SavedText value={toLocalInput(project.endTime)} onSave={(value) => save.mutate({ endTime: fromLocalInput(value) })}>
            {(input) => <TextInput type="datetime-local" step={1} label={t('incidents.end')} disabled={fixed} {...input} />}
          </SavedText>
        </Group>
        <SavedText value={project.description ?? ''} onSave={(description) => save.mutate({ description })}>
          {(input) => <Textarea label={t('common.description')} disabled={fixed} autosize minRows={3} maxRows={14} {...input} />}
        </SavedText>
      </Stack>
    </Panel>
  );
}

/** The values to choose from, and the current one even where it is no longer offered. */
function options(items: IncidentProperty[] | undefined, current: Ref | undefined) {
  const known = (items ?? []).map((item) => ({ value: item.id, label: item.name }));
  const missing = current && !known.some((item) => item.value === current.id) ? [{ value: current.id, label: current.name ?? current.id }] : [];
  return [{ value: '', label: '–' }, ...known, ...missing];
}

function describe(items: IncidentProperty[] | undefined, id: string | undefined): string | undefined {
  return items?.find((item) => item.id === id)?.description;
}

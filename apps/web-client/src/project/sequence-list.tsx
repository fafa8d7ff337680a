import { ActionIcon, Button } from '@mantine/core';
import { IconExternalLink, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { loadPage } from '../app/load-page';
import type { IncidentSequence } from '../api/incident-types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { lengthText, useDraftSequences } from '../incidents/draft-sequences';
import { Picture } from '../media/picture';
import { useMay } from '../session/me';
import { CameraName } from '../sites/camera-name';
import { useProject } from './project-context';
import { RecordedBadge } from './recorded-badge';
import { stillOf } from './still-of';
import { useSequences } from './use-sequences';
import styles from './sequence-list.module.css';

const AddSequenceDialog = lazy(() => loadPage(() => import('./add-sequence-dialog')).then((module) => ({ default: module.AddSequenceDialog })));

/** All sequences of the project with what is recorded of them; a click plays one beside the text. */
export function SequenceList() {
  const { t } = useTranslation();
  const may = useMay();
  const { project } = useProject();
  const { query, current, nameOf, placeOf, choose } = useSequences(project.id);
  const [dialog, setDialog] = useState<'add' | 'clear'>();
  const close = () => setDialog(undefined);
  const count = query.data?.length ?? 0;
  const actions = may('incidentSequence.manage') ? (
    <>
      <AddDrafts />
      <Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setDialog('add')}>{t('project.addSequence')}</Button>
      {count > 1 ? <Button size="xs" variant="default" onClick={() => setDialog('clear')}>{t('project.removeAll')}</Button> : null}
    </>
  ) : null;
  return (
    <Panel flush title={t('project.tab_sequences')} actions={actions}>
      {query.isPending ? <Loading rows={3} /> : null}
      {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data && count === 0 ? <Empty title={t('incidents.noSequences')} hint={t('incidents.noSequencesHint')} /> : null}
      <ul className={styles.list} aria-label={t('project.tab_sequences')}>
        {query.data?.map((sequence) => <SequenceItem key={sequence.id} sequence={sequence} name={nameOf(sequence)} place={placeOf(sequence)} current={sequence === current} onChoose={() => choose(sequence.id)} />)}
      </ul>
      {dialog === 'clear' ? <ClearDialog count={count} onClose={close} /> : null}
      <Suspense>{dialog === 'add' ? <AddSequenceDialog project={project} onAdded={choose} onClose={close} /> : null}</Suspense>
    </Panel>
  );
}

interface SequenceItemProps {
  sequence: IncidentSequence;
  name: string;
  /** With its site, where that is not this one. */
  place: string;
  current: boolean;
  onChoose: () => void;
}

function SequenceItem({ sequence, name, place, current, onChoose }: SequenceItemProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const client = useQueryClient();
  const { project } = useProject();
  const remove = useMutation({ mutationFn: () => api.remove(`/incidentProjects/${project.id}/sequences/${sequence.id}`), onSettled: () => client.invalidateQueries({ queryKey: ['incidentProjects', project.id] }) });
  const time = formats.time(sequence.startTime);
  // A whole sentence needs a line of its own; the other states are a word at the end of the row.
  const away = sequence.siteName !== undefined && sequence.hasRecording === 'unknown';
  const recorded = <RecordedBadge state={sequence.hasRecording} site={sequence.siteName} full />;
  return (
    <li className={styles.item} data-current={current}>
      <button type="button" className={styles.choose} aria-current={current} onClick={onChoose}>
        <span className={styles.still}><Picture {...stillOf(project.id, sequence)} alt="" /></span>
        <span className={styles.what}>
          <CameraName name={name} site={sequence.siteName} />
          <span className={styles.time}>{time}</span>
          <span className="dim">{lengthText(sequence.startTime, sequence.endTime)}</span>
          {away ? <span className={styles.away}>{recorded}</span> : null}
          <span className="visually-hidden">{t(sequence.siteName === undefined ? 'incidents.playSequence' : 'project.showSequence')}</span>
        </span>
      </button>
      {away ? null : recorded}
      {sequence.siteName === undefined ? <Link to="/playback" search={{ cameras: sequence.camera.id, at: sequence.startTime }} className={styles.open} aria-label={t('incidents.openPlayback', { camera: name, time })}><IconExternalLink size={16} stroke={1.6} aria-hidden /></Link> : null}
      {may('incidentSequence.manage') ? (
        <ActionIcon variant="subtle" color="gray" size="lg" loading={remove.isPending} onClick={() => remove.mutate()} aria-label={t('incidents.removeSequence', { camera: place, time })}><IconTrash size={16} stroke={1.6} aria-hidden /></ActionIcon>
      ) : null}
      <FormError error={remove.error} />
    </li>
  );
}

/** What was marked while watching, taken over at once. */
function AddDrafts() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project } = useProject();
  const drafts = useDraftSequences().data ?? [];
  const add = useMutation({
    mutationFn: () => api.task(`/incidentProjects/${project.id}?task=AddDraftSequences`, { draftSequences: drafts.map((draft) => draft.id) }),
    onSettled: () => Promise.all([['draftSequences'], ['incidentProjects', project.id]].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <>
      <FormError error={add.error} />
      {drafts.length > 0 ? <Button size="xs" leftSection={<IconPlus size={15} />} loading={add.isPending} onClick={() => add.mutate()}>{t('project.addDrafts', { count: drafts.length })}</Button> : null}
    </>
  );
}

function ClearDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project } = useProject();
  const clear = useMutation({
    mutationFn: () => api.remove(`/incidentProjects/${project.id}/sequences`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project.id] });
      onClose();
    },
  });
  return (
    <Confirm opened title={t('project.removeAllTitle', { count })} action={t('project.removeAll')} busy={clear.isPending} onConfirm={() => clear.mutate()} onClose={onClose}>
      <p>{t('project.removeAllHint')}</p>
      <FormError error={clear.error} />
    </Confirm>
  );
}

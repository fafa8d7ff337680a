import { ActionIcon } from '@mantine/core';
import { IconExternalLink, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentSequence } from '../api/incident-types';
import { useCameraNames } from '../cameras/camera-queries';
import { Badge } from '../design/badge';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { useMay } from '../session/me';
import { lengthText } from './draft-sequences';
import { sequencesQuery } from './incident-queries';
import { SequencePlayer } from './sequence-player';
import styles from './sequences.module.css';

/** The project's sequences; the chosen one plays above the list. */
export function Sequences({ project }: { project: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const names = useCameraNames();
  const sequences = useQuery(sequencesQuery(project));
  const [chosen, setChosen] = useState<string>();
  const playing = sequences.data?.find((sequence) => sequence.id === chosen) ?? sequences.data?.[0];
  const nameOf = (sequence: IncidentSequence) => sequence.camera.name ?? names.get(sequence.camera.id) ?? t('common.unknown');
  return (
    <Panel title={t('incidents.sequences')} flush>
      {sequences.isPending ? <Loading rows={3} /> : null}
      {sequences.isError ? <Failure error={sequences.error} retry={() => void sequences.refetch()} /> : null}
      {sequences.data?.length === 0 ? <Empty title={t('incidents.noSequences')} hint={t('incidents.noSequencesHint')} /> : null}
      {playing && may('camera.playback') ? <SequencePlayer key={playing.id} sequence={playing} name={nameOf(playing)} autoplay={chosen !== undefined} /> : null}
      <ul className={styles.list}>
        {sequences.data?.map((sequence) => (
          <SequenceItem key={sequence.id} project={project} sequence={sequence} name={nameOf(sequence)} current={sequence === playing} onChoose={() => setChosen(sequence.id)} />
        ))}
      </ul>
    </Panel>
  );
}

interface SequenceItemProps {
  project: string;
  sequence: IncidentSequence;
  name: string;
  current: boolean;
  onChoose: () => void;
}

function SequenceItem({ project, sequence, name, current, onChoose }: SequenceItemProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.remove(`/incidentProjects/${project}/sequences/${sequence.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['incidentProjects', project] }),
  });
  const time = formats.time(sequence.startTime);
  return (
    <li className={styles.item} data-current={current}>
      <button type="button" className={styles.choose} aria-current={current} onClick={onChoose}>
        <strong>{name}</strong>
        <span className={styles.time}>{time}</span>
        <span className="dim">{lengthText(sequence.startTime, sequence.endTime)}</span>
        <span className="visually-hidden">{t('incidents.playSequence')}</span>
      </button>
      <Recorded state={sequence.hasRecording} />
      <Link to="/playback" search={{ cameras: sequence.camera.id, at: sequence.startTime }} className={styles.open} aria-label={t('incidents.openPlayback', { camera: name, time })}>
        <IconExternalLink size={16} stroke={1.6} aria-hidden />
      </Link>
      {may('incidentSequence.manage') ? (
        <ActionIcon variant="subtle" color="gray" size="lg" loading={remove.isPending} onClick={() => remove.mutate()} aria-label={t('incidents.removeSequence', { camera: name, time })}>
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      ) : null}
      <FormError error={remove.error} />
    </li>
  );
}

/** Only what is amiss is said. */
function Recorded({ state }: { state: IncidentSequence['hasRecording'] }) {
  const { t } = useTranslation();
  if (state === 'none') return <Badge tone="attention">{t('incidents.notRecorded')}</Badge>;
  if (state === 'part') return <Badge tone="attention">{t('incidents.partRecorded')}</Badge>;
  return null;
}

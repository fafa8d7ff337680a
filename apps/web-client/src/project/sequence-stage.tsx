import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IncidentSequence } from '../api/incident-types';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Empty, Loading } from '../design/states';
import { lengthText } from '../incidents/draft-sequences';
import { useMay } from '../session/me';
import { CameraName } from '../sites/camera-name';
import { ChildVideo } from './child-video';
import { RecordedBadge } from './recorded-badge';
import { SequencePlayer } from './sequence-player';
import { useSequences } from './use-sequences';
import styles from './sequence-stage.module.css';

/** The video that stays beside the text. */
export function SequenceStage({ project }: { project: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { query, current, asked, nameOf, placeOf, choose } = useSequences(project);
  if (query.isPending) return <Loading rows={3} />;
  if (!current) return <Panel label={t('project.video')}><Empty title={t('incidents.noSequences')} hint={t('incidents.noSequencesHint')} /></Panel>;
  const all = query.data ?? [];
  const place = all.indexOf(current);
  const step = (by: number) => {
    const next = all[place + by];
    if (next) choose(next.id);
  };
  const time = formats.time(current.startTime);
  return (
    <Panel flush label={t('project.video')}>
      {current.siteName === undefined ? <OwnVideo sequence={current} name={nameOf(current)} autoplay={asked} /> : <ChildVideo project={project} sequence={current} site={current.siteName} name={placeOf(current)} />}
      <div className={styles.bar}>
        <ActionIcon variant="subtle" color="gray" size="lg" disabled={place === 0} aria-label={t('project.previousSequence')} onClick={() => step(-1)}><IconChevronLeft size={18} aria-hidden /></ActionIcon>
        <p className={styles.what}>
          <CameraName name={nameOf(current)} site={current.siteName} /> <span>{time}</span> <span className="dim">{lengthText(current.startTime, current.endTime)} · {t('project.sequencePlace', { place: place + 1, count: all.length })}</span> <RecordedBadge state={current.hasRecording} site={current.siteName} />
        </p>
        {current.siteName === undefined ? <Link to="/playback" search={{ cameras: current.camera.id, at: current.startTime }} className={styles.open} aria-label={t('incidents.openPlayback', { camera: nameOf(current), time })}><IconExternalLink size={16} aria-hidden /></Link> : null}
        <ActionIcon variant="subtle" color="gray" size="lg" disabled={place === all.length - 1} aria-label={t('project.nextSequence')} onClick={() => step(1)}><IconChevronRight size={18} aria-hidden /></ActionIcon>
      </div>
    </Panel>
  );
}

function OwnVideo({ sequence, name, autoplay }: { sequence: IncidentSequence; name: string; autoplay: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  return may('camera.playback') ? <SequencePlayer key={sequence.id} sequence={sequence} name={name} autoplay={autoplay} /> : <Empty title={t('project.noPlayback')} />;
}

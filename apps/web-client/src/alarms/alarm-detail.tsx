import { Button, CloseButton, Group, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconHistory, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/types';
import { useAbsence, useCamerasFor } from '../cameras/camera-queries';
import { Badge } from '../design/badge';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { LiveTile } from '../live/live-tile';
import { AbsentTile } from '../media/absent-tile';
import { useMay, useMe } from '../session/me';
import { AlarmProjects } from './alarm-projects';
import { alarmHistoryQuery, useChangeAlarm } from './alarm-queries';
import { stateTone } from './alarm-tones';
import styles from './alarm-detail.module.css';

/** Before the alarm, so that one sees how it came about. */
const LEAD_MS = 10_000;

/** One alarm: what, where, since when, live video, and what to do about it. */
export function AlarmDetail({ alarm, onClose }: { alarm: Alarm; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const camera = alarm.source?.type === 'cameras' ? alarm.source : undefined;
  return (
    <Panel title={alarm.name} flush actions={<CloseButton aria-label={t('alarms.closeDetail')} onClick={onClose} />}>
      {camera && may('camera.live') ? <div className={styles.video}><SourceVideo id={camera.id} name={camera.name} /></div> : null}
      <Stack gap="sm" className={styles.body}>
        <dl className={styles.facts}>
          <Fact label={t('common.state')}><Badge tone={stateTone(alarm.state)}>{t(`alarms.state_${alarm.state}`)}</Badge></Fact>
          <Fact label={t('alarms.source')}>{alarm.source?.name ?? '–'}</Fact>
          <Fact label={t('alarms.raised')}>{formats.time(alarm.time)}</Fact>
          <Fact label={t('alarms.condition')}>{alarm.endedAt ? t('alarms.overSince', { time: formats.time(alarm.endedAt) }) : t('alarms.lasts')}</Fact>
          <Fact label={t('alarms.assigned')}>{alarm.assignedTo?.name ?? '–'}</Fact>
          {(alarm.occurrences ?? 1) > 1 ? <Fact label={t('alarms.occurrences')}>{alarm.occurrences}</Fact> : null}
        </dl>
        {alarm.instructions ? <p>{alarm.instructions}</p> : null}
        {camera && may('camera.playback') ? (
          <Link to="/playback" search={{ cameras: camera.id, at: new Date(Date.parse(alarm.time) - LEAD_MS).toISOString() }} className={styles.link}>
            <IconHistory size={16} aria-hidden /> {t('alarms.playback')}
          </Link>
        ) : null}
        {may('alarm.manage') ? <Handling alarm={alarm} /> : null}
        <AlarmProjects alarm={alarm} />
        <History alarm={alarm} />
      </Stack>
    </Panel>
  );
}

/** Live video of the camera that the alarm is of, or why there is none. */
function SourceVideo({ id, name }: { id: string; name?: string }) {
  const cameras = useCamerasFor('live');
  const absence = useAbsence()(id);
  if (cameras.isPending) return null;
  const camera = cameras.data?.find((one) => one.id === id);
  return camera ? <LiveTile camera={camera} large={false} onDropCamera={() => undefined} /> : <AbsentTile absence={{ ...absence, name: absence.name ?? name }} />;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{children}</dd></div>;
}

function Handling({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const me = useMe();
  const change = useChangeAlarm(alarm.id);
  const [comment, setComment] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (comment.trim()) change.mutate({ comment: comment.trim() }, { onSuccess: () => setComment('') });
  };
  const person = { type: 'users', id: me.id, name: me.name };
  return (
    <>
      <Group gap="xs">
        {alarm.state === 'new' ? (
          <Button leftSection={<IconUserCheck size={16} />} loading={change.isPending} onClick={() => change.mutate({ state: 'inProgress', assignedTo: { type: person.type, id: person.id } })}>{t('alarms.acknowledge')}</Button>
        ) : null}
        {alarm.state === 'inProgress' ? <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ state: 'onHold' })}>{t('alarms.hold')}</Button> : null}
        {alarm.state === 'onHold' ? <Button variant="default" loading={change.isPending} onClick={() => change.mutate({ state: 'inProgress' })}>{t('alarms.resume')}</Button> : null}
        {alarm.state === 'closed' ? null : (
          <Button variant="default" leftSection={<IconCheck size={16} />} loading={change.isPending} onClick={() => change.mutate({ state: 'closed' })}>{t('alarms.close')}</Button>
        )}
      </Group>
      <form onSubmit={submit} className={styles.comment}>
        <TextInput aria-label={t('alarms.comment')} placeholder={t('alarms.comment')} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
        <Button type="submit" variant="default" disabled={!comment.trim()}>{t('common.add')}</Button>
      </form>
      <FormError error={change.error} />
    </>
  );
}

function History({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const history = useQuery(alarmHistoryQuery(alarm.id));
  if (!history.data?.length) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('alarms.history')}</h3>
      <ol className={styles.history}>
        {history.data.map((step) => (
          <li key={step.id}>
            <time dateTime={step.time} className="dim">{formats.time(step.time)}</time>
            <span>{[step.user?.name, t(`alarms.step_${known(step.operation)}`), step.comment].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const steps = ['raised', 'recurred', 'repeated', 'ended', 'stateChanged', 'assigned', 'commented', 'priorityChanged', 'closed'] as const;

/** Steps that a newer suite may add are told as a change. */
function known(operation: string): (typeof steps)[number] {
  return steps.find((step) => step === operation) ?? 'stateChanged';
}

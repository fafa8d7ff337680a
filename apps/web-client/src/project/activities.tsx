import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActivityChange, IncidentActivity } from '../api/incident-types';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Failure, Loading } from '../design/states';
import { byDay } from '../log/log-details';
import { activitiesQuery } from '../incidents/incident-queries';
import { useProject } from './project-context';
import { useMemberTexts } from './use-member-texts';
import styles from './activities.module.css';

/** Who did what to this project, and when: newest first, day by day. */
export function Activities() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { project } = useProject();
  const activities = useQuery(activitiesQuery(project.id));
  return (
    <Panel flush label={t('incidents.activity')}>
      {activities.isPending ? <Loading rows={3} /> : null}
      {activities.isError ? <Failure error={activities.error} retry={() => void activities.refetch()} /> : null}
      {byDay(activities.data ?? [], (activity) => formats.day(activity.time)).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3 className={styles.day}>{day}</h3>
          <ol className={styles.list}>{ofDay.map((activity) => <Step key={activity.id} activity={activity} />)}</ol>
        </section>
      ))}
    </Panel>
  );
}

function Step({ activity }: { activity: IncidentActivity }) {
  const formats = useFormats();
  return (
    <li className={styles.item}>
      <time dateTime={activity.time} className="dim">{formats.clock(activity.time)}</time>
      <div>
        <p>{activity.text ?? `${activity.user?.name ?? ''} ${activity.operation}`}</p>
        {activity.changes?.map((change) => <Change key={change.property} change={change} />)}
      </div>
    </li>
  );
}

/** Members of comments and calls, which only the log names. */
const parts = ['text', 'callee', 'time'] as const;

function Change({ change }: { change: ActivityChange }) {
  const { t } = useTranslation();
  const { label } = useMemberTexts();
  const formats = useFormats();
  const part = parts.find((each) => each === change.property);
  const text = (value: string) => (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formats.time(value) : value);
  return (
    <p className={styles.change}>
      <span className="dim">{part ? t(`project.part_${part}`) : label(change.property)}:</span>{' '}
      {change.before ? <><del>{text(change.before)}</del> <span aria-hidden>→</span> </> : null}
      <ins>{change.after ? text(change.after) : t('project.nothing')}</ins>
    </p>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Failure, Loading } from '../design/states';
import { activitiesQuery } from './incident-queries';
import styles from './activities.module.css';

/** Who did what to this project, and when. */
export function Activities({ project }: { project: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const activities = useQuery(activitiesQuery(project));
  return (
    <Panel title={t('incidents.activity')}>
      {activities.isPending ? <Loading rows={3} /> : null}
      {activities.isError ? <Failure error={activities.error} retry={() => void activities.refetch()} /> : null}
      <ol className={styles.list}>
        {activities.data?.map((activity) => (
          <li key={activity.id} className={styles.item}>
            <span>{activity.text ?? `${activity.user?.name ?? ''} ${activity.operation}`}</span>
            <time dateTime={activity.time} className="dim">{formats.time(activity.time)}</time>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import { equals } from '../api/query';
import type { Alarm } from '../api/types';
import { titleOf } from '../incidents/incident-title';
import { incidentAt } from '../incidents/new-incident';
import { useQuickIncident } from '../incidents/quick-incident';
import { useMay } from '../session/me';
import styles from './alarm-detail.module.css';

/** The projects that the alarm belongs to, and the way to a new one. */
export function AlarmProjects({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const may = useMay();
  const begin = useQuickIncident();
  const projects = useQuery({
    queryKey: ['incidentProjects', 'ofAlarm', alarm.id],
    queryFn: ({ signal }) => api.list<IncidentProject>('/incidentProjects', { filters: [equals('alarm', alarm.id)], size: 20 }, signal),
    enabled: may('incidentProject.view'),
  });
  const camera = alarm.source?.type === 'cameras' && may('camera.playback') && may('incidentSequence.manage') ? alarm.source : undefined;
  const start = { title: alarm.name, startTime: alarm.time, alarm: alarm.id };
  return (
    <>
      {projects.data?.map((project) => (
        <Link key={project.id} to="/incidents/$id" params={{ id: project.id }} className={styles.link}>{t('alarms.openProject', { number: project.number ?? '', title: titleOf(project, t('incidents.untitled')) })}</Link>
      ))}
      {may('incidentProject.manage') ? (
        <div><Button variant="default" leftSection={<IconFolderPlus size={16} />} onClick={() => begin(camera ? { ...incidentAt(camera, Date.parse(alarm.time)), ...start } : start)}>{t('alarms.newProject')}</Button></div>
      ) : null}
    </>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentLink } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { linksQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';
import { useProject } from './project-context';
import styles from './parts.module.css';

/** Alarms that belong to the project. New ones are linked from the alarm itself. */
export function AlarmLinks() {
  const { t } = useTranslation();
  const may = useMay();
  const { project } = useProject();
  const links = useQuery({ ...linksQuery(project.id), enabled: may('alarm.view') });
  if (!links.data?.length && !links.isError) return null;
  return (
    <Panel title={t('project.alarms')} flush>
      <FormError error={links.error} />
      <ul className={styles.list}>
        {links.data?.map((link) => <LinkItem key={link.id} link={link} removable={may('incidentProject.manage')} />)}
      </ul>
    </Panel>
  );
}

function LinkItem({ link, removable }: { link: IncidentLink; removable: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const client = useQueryClient();
  const { project } = useProject();
  const remove = useMutation({
    mutationFn: () => api.remove(`/incidentProjects/${project.id}/links/${link.id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['incidentProjects', project.id] }),
  });
  const name = `${link.number ?? ''} ${link.alarm.name ?? t('common.unknown')}`.trim();
  return (
    <li className={styles.item}>
      <div className={styles.grow}>
        <Link to="/alarms" search={{ show: 'all', alarm: link.alarm.id }}>{name}</Link>
        <span className="dim">{[link.source?.name, formats.time(link.time)].filter(Boolean).join(' · ')}</span>
        <FormError error={remove.error} />
      </div>
      {removable ? <ActionIcon variant="subtle" color="gray" size="lg" loading={remove.isPending} aria-label={t('project.unlink', { name })} onClick={() => remove.mutate()}><IconX size={16} aria-hidden /></ActionIcon> : null}
    </li>
  );
}

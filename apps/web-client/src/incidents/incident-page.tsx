import { Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconFileText, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import type { Versioned } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Page } from '../design/page';
import { Failure, Loading } from '../design/states';
import { useMay } from '../session/me';
import { Activities } from './activities';
import { Comments } from './comments';
import { incidentQuery } from './incident-queries';
import { titleOf } from './incident-title';
import { MainDetails } from './main-details';
import { ReportDialog } from './report-dialog';
import { Sequences } from './sequences';
import styles from './incident-page.module.css';

/** One incident project: text on the left, video beside it. */
export function IncidentPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/incidents/$id' });
  const formats = useFormats();
  const incident = useQuery(incidentQuery(id));
  if (incident.isPending) return <Loading />;
  if (!incident.data) return <Failure error={incident.error} retry={() => void incident.refetch()} />;
  const project = incident.data;
  const lead = (
    <>
      <Link to="/incidents">{t('incidents.title')}</Link>
      {` / ${project.number ?? ''} · ${t('incidents.createdLine', { name: project.createdBy?.name ?? t('common.unknown'), time: formats.minute(project.createdAt) })}`}
    </>
  );
  return (
    <Page title={titleOf(project, t('incidents.untitled'))} lead={lead} actions={<ProjectActions project={project} />}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <MainDetails key={project.id} project={project} />
          <Comments project={project.id} />
          <Activities project={project.id} />
        </div>
        <div className={styles.video}>
          <Sequences project={project.id} />
        </div>
      </div>
    </Page>
  );
}

function ProjectActions({ project }: { project: Versioned<IncidentProject> }) {
  const { t } = useTranslation();
  const may = useMay();
  const [dialog, setDialog] = useState<'report' | 'delete'>();
  const close = () => setDialog(undefined);
  return (
    <>
      {may('incidentReport.generate') ? (
        <Button variant="default" leftSection={<IconFileText size={16} />} onClick={() => setDialog('report')}>{t('incidents.report')}</Button>
      ) : null}
      {may('incidentProject.delete') ? (
        <Menu>
          <Menu.Target>
            <Button variant="default" px="xs" aria-label={t('incidents.moreActions')}><IconDotsVertical size={16} aria-hidden /></Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="danger" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>{t('incidents.delete')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {dialog === 'report' ? <ReportDialog project={project} onClose={close} /> : null}
      {dialog === 'delete' ? <DeleteDialog project={project} onClose={close} /> : null}
    </>
  );
}

function DeleteDialog({ project, onClose }: { project: Versioned<IncidentProject>; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.remove(`/incidentProjects/${project.id}`, project.etag),
    onSuccess: async () => {
      await navigate({ to: '/incidents' });
      client.removeQueries({ queryKey: ['incidentProjects', project.id] });
      await client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] });
    },
  });
  return (
    <Confirm opened title={t('incidents.deleteTitle', { title: titleOf(project, project.number ?? '') })} action={t('incidents.delete')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t('incidents.deleteHint', { sequences: project.sequenceCount ?? 0, comments: project.commentCount ?? 0 })}</p>
      <FormError error={remove.error} />
    </Confirm>
  );
}

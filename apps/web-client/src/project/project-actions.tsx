import { Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconFileText, IconPackageExport, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPage } from '../app/load-page';
import { DeleteIncidentsDialog } from '../incidents/delete-incidents-dialog';
import { lastList } from '../incidents/list-memory';
import { useMay } from '../session/me';
import { useProject } from './project-context';
import styles from './project-actions.module.css';

const ReportDialog = lazy(() => loadPage(() => import('./report-dialog')).then((module) => ({ default: module.ReportDialog })));
const ExportDialog = lazy(() => loadPage(() => import('./export-dialog')).then((module) => ({ default: module.ExportDialog })));

/** What can be done with the project as a whole. */
export function ProjectActions() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const { project } = useProject();
  const [dialog, setDialog] = useState<'report' | 'export' | 'delete'>();
  const close = () => setDialog(undefined);
  return (
    <>
      {may('incidentReport.generate') ? <Action icon={<IconFileText size={16} aria-hidden />} label={t('incidents.report')} onPress={() => setDialog('report')} /> : null}
      {may('incidentProject.export') ? <Action icon={<IconPackageExport size={16} aria-hidden />} label={t('project.export')} onPress={() => setDialog('export')} /> : null}
      {may('incidentProject.delete') ? (
        <Menu>
          <Menu.Target><Button variant="default" px="xs" aria-label={t('incidents.moreActions')}><IconDotsVertical size={16} aria-hidden /></Button></Menu.Target>
          <Menu.Dropdown><Menu.Item color="danger" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>{t('incidents.delete')}</Menu.Item></Menu.Dropdown>
        </Menu>
      ) : null}
      <Suspense>
        {dialog === 'report' ? <ReportDialog project={project} onClose={close} /> : null}
        {dialog === 'export' ? <ExportDialog project={project} onClose={close} /> : null}
      </Suspense>
      {dialog === 'delete' ? <DeleteIncidentsDialog incidents={[project]} onDone={(left) => { if (left.length === 0) void navigate({ to: '/incidents', search: lastList() }); }} onClose={close} /> : null}
    </>
  );
}

function Action({ icon, label, onPress }: { icon: ReactNode; label: string; onPress: () => void }) {
  return <Button variant="default" aria-label={label} onClick={onPress}>{icon}<span className={styles.label}>{label}</span></Button>;
}

import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import type { IncidentProject } from '../api/incident-types';
import { Badge } from '../design/badge';
import { Page } from '../design/page';
import { PageTabs } from '../design/page-tabs';
import { Failure, Loading } from '../design/states';
import { callsQuery, incidentQuery } from '../incidents/incident-queries';
import { titleOf } from '../incidents/incident-title';
import { lastList } from '../incidents/list-memory';
import { useMay } from '../session/me';
import { Activities } from './activities';
import { Calls } from './calls';
import { CategoriesTab } from './categories-tab';
import { Comments } from './comments';
import { Conflicts } from './conflicts';
import { Custody } from './custody';
import { DeletedProject } from './deleted-project';
import { HeldBadge } from './holds';
import { MainDetails } from './main-details';
import { ProjectActions } from './project-actions';
import { ProjectProvider } from './project-context';
import { SaveProblem, SaveState } from './project-state';
import { allowedTabs, type ProjectTab } from './project-tabs';
import { SequenceList } from './sequence-list';
import { SequenceStage } from './sequence-stage';
import styles from './project-page.module.css';

/** One incident project in the tabs of the manual, its video beside the text. */
export function ProjectPage() {
  const { id } = useParams({ from: '/incidents/$id' });
  const incident = useQuery(incidentQuery(id));
  if (incident.error instanceof ApiError && incident.error.status === 410) return <DeletedProject id={id} title={incident.data?.title} />;
  if (incident.isPending) return <Loading />;
  if (!incident.data) return <Failure error={incident.error} retry={() => void incident.refetch()} />;
  return (
    <ProjectProvider key={id} project={incident.data}>
      <Project project={incident.data} />
    </ProjectProvider>
  );
}

function Project({ project }: { project: IncidentProject }) {
  const { t } = useTranslation();
  const may = useMay();
  const { tab: wanted } = useSearch({ from: '/incidents/$id' });
  const navigate = useNavigate({ from: '/incidents/$id' });
  const tabs = allowedTabs(may);
  const tab = tabs.find((each) => each === wanted) ?? 'details';
  const calls = useQuery({ ...callsQuery(project.id), enabled: may('incidentCall.view') });
  const counts: Partial<Record<ProjectTab, number>> = { comments: project.commentCount, sequences: project.sequenceCount, calls: calls.data?.length };
  // One player only: each one's look at a recording is written to the log.
  const wide = useMediaQuery('(min-width: 64em)', true, { getInitialValueInEffect: false });
  const video = may('incidentSequence.view');
  return (
    <Page title={titleOf(project, t('incidents.untitled'))} lead={<Lead project={project} />} actions={<><SaveState /><ProjectActions /></>}>
      <PageTabs
        label={t('project.parts')} tabs={tabs.map((each) => ({ id: each, label: t(`project.tab_${each}`), note: counts[each] || undefined }))}
        value={tab} onChange={(next) => void navigate({ search: (old) => ({ ...old, tab: next }), replace: true })}
      >
        <div className={styles.columns} data-video={wide && video}>
          <div className={styles.text}>
            <SaveProblem />
            <Conflicts />
            {tab === 'sequences' && !wide ? <div className={styles.above}><SequenceStage project={project.id} /></div> : null}
            <Content tab={tab} />
          </div>
          {wide && video ? <div className={styles.video}><SequenceStage project={project.id} /></div> : null}
        </div>
      </PageTabs>
    </Page>
  );
}

function Content({ tab }: { tab: ProjectTab }) {
  switch (tab) {
    case 'details': return <MainDetails />;
    case 'categories': return <CategoriesTab />;
    case 'comments': return <Comments />;
    case 'sequences': return <SequenceList />;
    case 'calls': return <Calls />;
    case 'activity': return <Activities />;
    case 'custody': return <Custody />;
  }
}

function Lead({ project }: { project: IncidentProject }) {
  const { t } = useTranslation();
  return (
    <span className={styles.lead}>
      <span><Link to="/incidents" search={lastList()}>{t('incidents.title')}</Link> / <span className="mono">{project.number}</span></span>
      {project.status?.name ? <Badge tone="accent">{project.status.name}</Badge> : null}
      {project.type?.name ? <Badge>{project.type.name}</Badge> : null}
      <HeldBadge />
    </span>
  );
}

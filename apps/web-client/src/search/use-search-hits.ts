import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allowedNavigation } from '../app/navigation';
import { api } from '../api/client';
import { contains } from '../api/query';
import type { IncidentProject } from '../api/incident-types';
import { camerasQuery } from '../cameras/camera-queries';
import { titleOf } from '../incidents/incident-title';
import { useMay } from '../session/me';
import { session } from '../session/session';
import { usersQuery } from '../users/user-queries';
import { rank, type SearchHit } from './search-hit';

const MOST = 12;

/** Everything the person may go to or do that answers the text. */
export function useSearchHits(text: string, onDrafts: () => void): SearchHit[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const incidents = useIncidentHits(text);
  const cameras = useQuery({ ...camerasQuery, enabled: may('camera.view') || may('camera.live') || may('camera.playback') });
  const people = useQuery({ ...usersQuery, enabled: may('user.view') });

  const pages = allowedNavigation(may).flatMap((group) => group.items).map((item): SearchHit => ({
    key: `page${item.path.replaceAll('/', '-')}`, kind: 'page', label: t(`shell.${item.label}`), open: () => void navigate({ to: item.path }),
  }));
  const cameraHits = (cameras.data ?? []).map((camera): SearchHit => ({
    key: `camera-${camera.id}`, kind: 'camera', label: camera.name,
    open: () => void (may('camera.live') ? navigate({ to: '/live', search: { cameras: camera.id } }) : navigate({ to: '/playback', search: { cameras: camera.id } })),
  }));
  const personHits = (people.data ?? []).map((user): SearchHit => ({
    key: `person-${user.id}`, kind: 'person', label: user.fullName ? `${user.name} (${user.fullName})` : user.name, open: () => void navigate({ to: '/administration/users' }),
  }));
  const actions: SearchHit[] = [
    ...(may('incidentProject.manage') ? [{ key: 'action-drafts', kind: 'action' as const, label: t('shell.drafts'), open: onDrafts }] : []),
    { key: 'action-sign-out', kind: 'action', label: t('shell.signOut'), open: () => void session.signOut() },
  ];
  return [...rank([...pages, ...cameraHits, ...personHits, ...actions], text, MOST), ...incidents].slice(0, MOST + 5);
}

/** Incidents are too many to hold: the suite searches them. */
function useIncidentHits(text: string): SearchHit[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const [asked] = useDebouncedValue(text.trim(), 250);
  const found = useQuery({
    queryKey: ['incidentProjects', 'search', asked],
    queryFn: ({ signal }) => api.list<IncidentProject>('/incidentProjects', { filters: [contains('text', asked)], size: 5 }, signal),
    enabled: may('incidentProject.view') && asked.length > 1,
    placeholderData: keepPreviousData,
  });
  if (asked.length < 2) return [];
  return (found.data ?? []).map((incident) => ({
    key: `incident-${incident.id}`, kind: 'incident', label: `${titleOf(incident, t('incidents.untitled'))} ${incident.number ?? ''}`.trim(),
    open: () => void navigate({ to: '/incidents/$id', params: { id: incident.id } }),
  }));
}

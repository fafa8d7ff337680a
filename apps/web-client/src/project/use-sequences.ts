import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IncidentSequence } from '../api/incident-types';
import { useCameraNames } from '../cameras/camera-queries';
import { sequencesQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';

/** The sequences of a project, and the one on screen; the address names it. */
export function useSequences(project: string) {
  const { t } = useTranslation();
  const may = useMay();
  const names = useCameraNames();
  const { sequence: wanted } = useSearch({ from: '/incidents/$id' });
  const navigate = useNavigate({ from: '/incidents/$id' });
  const query = useQuery({ ...sequencesQuery(project), enabled: may('incidentSequence.view') });
  const current = query.data?.find((sequence) => sequence.id === wanted) ?? query.data?.[0];
  const nameOf = (sequence: IncidentSequence) => sequence.camera.name ?? names.get(sequence.camera.id) ?? t('common.unknown');
  return {
    query,
    current,
    /** Whether somebody chose it, as opposed to being the first. */
    asked: current !== undefined && current.id === wanted,
    nameOf,
    placeOf: (sequence: IncidentSequence) => (sequence.siteName === undefined ? nameOf(sequence) : t('project.cameraAt', { camera: nameOf(sequence), site: sequence.siteName })),
    choose: (sequence: string) => void navigate({ search: (old) => ({ ...old, sequence }), replace: true }),
  };
}

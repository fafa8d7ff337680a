import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sequencesQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';
import { usePlaceNames } from '../sites/use-place-names';

/** The sequences of a project, and the one on screen; the address names it. */
export function useSequences(project: string) {
  const may = useMay();
  const names = usePlaceNames();
  const { sequence: wanted } = useSearch({ from: '/incidents/$id' });
  const navigate = useNavigate({ from: '/incidents/$id' });
  const query = useQuery({ ...sequencesQuery(project), enabled: may('incidentSequence.view') });
  const current = query.data?.find((sequence) => sequence.id === wanted) ?? query.data?.[0];
  return {
    query,
    current,
    /** Whether somebody chose it, as opposed to being the first. */
    asked: current !== undefined && current.id === wanted,
    ...names,
    choose: (sequence: string) => void navigate({ search: (old) => ({ ...old, sequence }), replace: true }),
  };
}

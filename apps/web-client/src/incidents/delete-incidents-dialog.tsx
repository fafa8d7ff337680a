import { Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import { Confirm } from '../design/confirm';
import { titleOf } from './incident-title';
import styles from './delete-incidents-dialog.module.css';

interface DeleteIncidentsDialogProps {
  incidents: IncidentProject[];
  /** With those that are still there. */
  onDone: (left: string[]) => void;
  onClose: () => void;
}

interface Refused {
  incident: IncidentProject;
  why: string;
}

const nameOf = (incident: IncidentProject) => titleOf(incident, incident.number ?? '');

/** As many as are told by name. */
const mostNamed = 6;

/** Deletes several projects one after another; what stays says why. */
export function DeleteIncidentsDialog({ incidents: chosen, onDone, onClose }: DeleteIncidentsDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // As they were asked about: those that are gone leave the list while the rest is being deleted.
  const [incidents, setIncidents] = useState(chosen);
  const [single] = useState(chosen.length === 1);
  const [done, setDone] = useState(0);
  const remove = useMutation({
    mutationFn: async () => {
      const refused: Refused[] = [];
      setDone(0);
      for (const [index, incident] of incidents.entries()) {
        await api.remove(`/incidentProjects/${incident.id}`).catch((error: unknown) => {
          if (!(error instanceof ApiError) || !error.isMissing) refused.push({ incident, why: error instanceof ApiError ? error.message : String(error) });
        });
        setDone(index + 1);
      }
      return refused;
    },
    onSuccess: (refused) => {
      onDone(refused.map(({ incident }) => incident.id));
      if (refused.length === 0) onClose();
      else setIncidents(refused.map(({ incident }) => incident));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] }),
  });
  const sum = (count: (incident: IncidentProject) => number | undefined) => incidents.reduce((total, incident) => total + (count(incident) ?? 0), 0);
  const counts = { sequences: sum((incident) => incident.sequenceCount), comments: sum((incident) => incident.commentCount) };
  const only = incidents.length === 1 ? incidents[0] : undefined;
  const title = only ? t('incidents.deleteTitle', { title: nameOf(only) }) : t('incidents.deleteManyTitle', { count: incidents.length });
  if (remove.data?.length) {
    return (
      <Confirm opened title={t(single ? 'incidents.notDeleted' : 'incidents.notAllDeleted')} action={t('common.retry')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
        <ul className={styles.refused}>
          {remove.data.map(({ incident, why }) => <li key={incident.id}>{single ? null : <strong>{nameOf(incident)}</strong>}<p>{why}</p></li>)}
        </ul>
      </Confirm>
    );
  }
  return (
    <Confirm opened title={title} action={only ? t('incidents.delete') : t('incidents.deleteCount', { count: incidents.length })} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      {only ? null : <Names incidents={incidents} />}
      <p>{t(only ? 'incidents.deleteHint' : 'incidents.deleteManyHint', counts)}</p>
      {remove.isPending ? <Progress mt="sm" value={(done / incidents.length) * 100} aria-label={title} /> : null}
    </Confirm>
  );
}

/** Which ones, as far as that can be read at a glance. */
function Names({ incidents }: { incidents: IncidentProject[] }) {
  const { t } = useTranslation();
  const rest = incidents.length - mostNamed;
  return (
    <ul className={styles.names}>
      {incidents.slice(0, mostNamed).map((incident) => <li key={incident.id}><span className="mono dim">{incident.number}</span> {titleOf(incident, t('incidents.untitled'))}</li>)}
      {rest > 0 ? <li className="dim">{t('incidents.andMore', { count: rest })}</li> : null}
    </ul>
  );
}

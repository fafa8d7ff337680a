import { Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProject } from '../api/incident-types';
import { Confirm } from '../design/confirm';
import { deleteEach, worthRetrying, type Refused } from './delete-each';
import { titleOf } from './incident-title';
import styles from './delete-incidents-dialog.module.css';

interface DeleteIncidentsDialogProps {
  incidents: IncidentProject[];
  /** With those that are still there. */
  onDone: (left: string[]) => void;
  onClose: () => void;
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
  const [stayed, setStayed] = useState<Refused[]>([]);
  const [single] = useState(chosen.length === 1);
  const [done, setDone] = useState(0);
  const remove = useMutation({
    mutationFn: () => {
      setDone(0);
      return deleteEach(incidents, ({ id }) => api.remove(`/incidentProjects/${id}`), setDone);
    },
    onSuccess: (refused) => {
      const all = [...stayed.filter(({ incident }) => !incidents.includes(incident)), ...refused];
      onDone(all.map(({ incident }) => incident.id));
      if (all.length === 0) onClose();
      setStayed(all);
      setIncidents(worthRetrying(refused));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] }),
  });
  const sum = (count: (incident: IncidentProject) => number | undefined) => incidents.reduce((total, incident) => total + (count(incident) ?? 0), 0);
  const counts = { sequences: sum((incident) => incident.sequenceCount), comments: sum((incident) => incident.commentCount) };
  const only = incidents.length === 1 ? incidents[0] : undefined;
  const title = only ? t('incidents.deleteTitle', { title: nameOf(only) }) : t('incidents.deleteManyTitle', { count: incidents.length });
  if (stayed.length > 0) {
    return (
      <Confirm opened title={t(single ? 'incidents.notDeleted' : 'incidents.notAllDeleted')} action={incidents.length > 0 ? t('common.retry') : undefined} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
        <ul className={styles.refused}>
          {stayed.map(({ incident, why }) => <li key={incident.id}>{single ? null : <strong>{nameOf(incident)}</strong>}<p>{why.message}</p></li>)}
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

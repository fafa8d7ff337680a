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

/** Deletes several projects one after another; what stays says why. */
export function DeleteIncidentsDialog({ incidents, onDone, onClose }: DeleteIncidentsDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const remove = useMutation({
    mutationFn: async () => {
      const refused: Refused[] = [];
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
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['incidentProjects', 'list'] }),
  });
  const sum = (count: (incident: IncidentProject) => number | undefined) => incidents.reduce((total, incident) => total + (count(incident) ?? 0), 0);
  const title = incidents.length === 1 && incidents[0] ? t('incidents.deleteTitle', { title: titleOf(incidents[0], incidents[0].number ?? '') }) : t('incidents.deleteManyTitle', { count: incidents.length });
  if (remove.data?.length) {
    return (
      <Confirm opened title={t('incidents.notAllDeleted')} action={t('common.retry')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
        <ul className={styles.refused}>
          {remove.data.map(({ incident, why }) => <li key={incident.id}><strong>{titleOf(incident, incident.number ?? '')}</strong> {why}</li>)}
        </ul>
      </Confirm>
    );
  }
  return (
    <Confirm opened title={title} action={t('incidents.deleteCount', { count: incidents.length })} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t('incidents.deleteManyHint', { count: incidents.length, sequences: sum((incident) => incident.sequenceCount), comments: sum((incident) => incident.commentCount) })}</p>
      {remove.isPending ? <Progress mt="sm" value={(done / incidents.length) * 100} aria-label={title} /> : null}
    </Confirm>
  );
}

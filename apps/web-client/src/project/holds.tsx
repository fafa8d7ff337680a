import { Button } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayPass } from '../api/api-error';
import { api } from '../api/client';
import type { IncidentHold } from '../api/incident-types';
import { Badge } from '../design/badge';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { holdsQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';
import { HoldDialog } from './hold-dialog';
import { useProject } from './project-context';
import styles from './parts.module.css';

/** That the project is held, on all of its tabs. */
export function HeldBadge() {
  const { t } = useTranslation();
  const { project } = useProject();
  const holds = useQuery(holdsQuery(project.id));
  return isHeld(holds.data) ? <Badge tone="attention">{t('project.heldBadge')}</Badge> : null;
}

const isHeld = (holds: IncidentHold[] | undefined): boolean => holds?.some((hold) => !hold.liftedAt) ?? false;

/** Why the project must not go; lifted ones stay as a record. */
export function Holds() {
  const { t } = useTranslation();
  const may = useMay();
  const { project } = useProject();
  const holds = useQuery(holdsQuery(project.id));
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<IncidentHold>();
  if (!holds.data?.length && !may('incidentProject.hold')) return null;
  const add = may('incidentProject.hold') ? <Button size="xs" variant="default" leftSection={<IconLock size={15} />} onClick={() => setPlacing(true)}>{t('project.placeHold')}</Button> : null;
  return (
    <Panel title={t('project.holds')} flush actions={add}>
      <FormError error={holds.error} />
      {holds.data ? <p className={styles.empty}>{t(isHeld(holds.data) ? 'project.heldHint' : 'project.noHolds')}</p> : null}
      <ul className={styles.list} aria-label={t('project.holds')}>
        {holds.data?.map((hold) => <HoldItem key={hold.id} hold={hold} onLift={may('incidentProject.hold') && !hold.liftedAt ? () => setLifting(hold) : undefined} />)}
      </ul>
      {placing ? <HoldDialog project={project.id} onClose={() => setPlacing(false)} /> : null}
      {lifting ? <LiftDialog hold={lifting} onClose={() => setLifting(undefined)} /> : null}
    </Panel>
  );
}

function HoldItem({ hold, onLift }: { hold: IncidentHold; onLift: (() => void) | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const who = (name: string | undefined, time: string) => `${name ?? t('common.unknown')}, ${formats.minute(time)}`;
  return (
    <li className={styles.item}>
      <div className={styles.grow}>
        <span className={styles.head}>
          <strong>{t(`project.hold_${hold.kind}`)}</strong>
          {hold.reference ? <span className="mono">{hold.reference}</span> : null}
          {hold.liftedAt ? <Badge>{t('project.lifted')}</Badge> : <Badge tone="attention">{t('project.held')}</Badge>}
        </span>
        <p className={styles.text}>{hold.reason}</p>
        <span className="dim">{t('project.placedBy', { who: who(hold.placedBy?.name, hold.placedAt) })}</span>
        {hold.liftedAt ? <span className="dim">{t('project.liftedBy', { who: who(hold.liftedBy?.name, hold.liftedAt) })}</span> : null}
      </div>
      {onLift ? <Button size="compact-sm" variant="subtle" leftSection={<IconLockOpen size={15} />} onClick={onLift}>{t('project.lift')}</Button> : null}
    </li>
  );
}

function LiftDialog({ hold, onClose }: { hold: IncidentHold; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project } = useProject();
  const lift = useMutation({
    mutationFn: () => api.remove(`/incidentProjects/${project.id}/holds/${hold.id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project.id] });
      onClose();
    },
    // What refused it may have changed what is on screen: somebody else has lifted it, or the right is gone.
    onError: () => client.invalidateQueries({ queryKey: ['incidentProjects', project.id] }),
  });
  return (
    <Confirm opened title={t('project.liftTitle')} action={lift.error && !mayPass(lift.error) ? undefined : t('project.lift')} busy={lift.isPending} onConfirm={() => lift.mutate()} onClose={onClose}>
      <blockquote className={styles.quote}>
        <p><strong>{t(`project.hold_${hold.kind}`)}</strong> {hold.reference ? <span className="mono">{hold.reference}</span> : null}</p>
        <p className={styles.text}>{hold.reason}</p>
      </blockquote>
      <p>{t('project.liftHint')}</p>
      <FormError error={lift.error} />
    </Confirm>
  );
}

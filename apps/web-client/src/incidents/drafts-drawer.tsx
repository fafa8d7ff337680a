import { ActionIcon, Button, Drawer, NativeSelect, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { DraftSequence, IncidentProject } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Empty, Failure, Loading } from '../design/states';
import { CameraName } from '../sites/camera-name';
import { usePlaceNames } from '../sites/use-place-names';
import { lengthText, useDraftSequences, useRemoveDraft } from './draft-sequences';
import { titleOf } from './incident-title';
import { NewIncidentDialog } from './new-incident-dialog';
import styles from './drafts-drawer.module.css';

/** The personal draft list: make a project of it, or add it to one that is there. */
export function DraftsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const drafts = useDraftSequences();
  const [creating, setCreating] = useState(false);
  if (creating) return <NewIncidentDialog onClose={onClose} />;
  return (
    <Drawer opened onClose={onClose} position="right" title={t('shell.drafts')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {drafts.isPending ? <Loading rows={3} /> : null}
      {drafts.isError ? <Failure error={drafts.error} retry={() => void drafts.refetch()} /> : null}
      {drafts.data?.length === 0 ? <Empty title={t('incidents.draftsEmpty')} hint={t('incidents.draftsEmptyHint')} /> : null}
      {drafts.data && drafts.data.length > 0 ? (
        <Stack>
          <ul className={styles.list}>{drafts.data.map((draft) => <DraftItem key={draft.id} draft={draft} onClose={onClose} />)}</ul>
          <Button onClick={() => setCreating(true)}>{t('incidents.newFromDrafts')}</Button>
          <AddToProject drafts={drafts.data} onClose={onClose} />
        </Stack>
      ) : null}
    </Drawer>
  );
}

function DraftItem({ draft, onClose }: { draft: DraftSequence; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { nameOf, placeOf } = usePlaceNames();
  const remove = useRemoveDraft();
  const what = (
    <>
      <CameraName name={nameOf(draft)} site={draft.siteName} />
      <span>{formats.time(draft.startTime)}</span>
      <span className="dim">{lengthText(draft.startTime, draft.endTime)}</span>
    </>
  );
  return (
    <li className={styles.item}>
      {draft.siteName === undefined ? (
        <Link to="/playback" search={{ cameras: draft.camera.id, at: draft.startTime }} className={styles.link} onClick={onClose}>{what}</Link>
      ) : <div className={styles.span}>{what}</div>}
      <ActionIcon variant="subtle" color="gray" size="lg" loading={remove.isPending} onClick={() => remove.mutate(draft.id)} aria-label={t('incidents.removeDraft', { camera: placeOf(draft), time: formats.time(draft.startTime) })}>
        <IconTrash size={17} stroke={1.6} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function AddToProject({ drafts, onClose }: { drafts: DraftSequence[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [project, setProject] = useState('');
  const projects = useQuery({
    queryKey: ['incidentProjects', 'recent'],
    queryFn: ({ signal }) => api.list<IncidentProject>('/incidentProjects', { order: { column: 'modifiedAt', direction: 'desc' }, size: 50 }, signal),
  });
  const add = useMutation({
    mutationFn: () => api.task(`/incidentProjects/${project}?task=AddDraftSequences`, { draftSequences: drafts.map((draft) => draft.id) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['draftSequences'] });
      void client.invalidateQueries({ queryKey: ['incidentProjects', project] });
      onClose();
      await navigate({ to: '/incidents/$id', params: { id: project } });
    },
  });
  if (!projects.data?.length) return null;
  const label = (item: IncidentProject) => `${item.number ?? ''} ${titleOf(item, t('incidents.untitled'))}`.trim();
  return (
    <div className={styles.add}>
      <NativeSelect label={t('incidents.existing')} value={project} onChange={(event) => setProject(event.currentTarget.value)} data={[{ value: '', label: '–' }, ...projects.data.map((item) => ({ value: item.id, label: label(item) }))]} />
      <Button variant="default" disabled={!project} loading={add.isPending} onClick={() => add.mutate()}>{t('incidents.addToProject')}</Button>
      <FormError error={add.error} />
    </div>
  );
}

import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChildSite } from '../api/types';
import { FormError } from '../design/form-error';
import { Failure, Loading } from '../design/states';
import { changeable } from '../properties/changeable';
import { ChangedMeanwhile } from '../properties/changed-meanwhile';
import { conflictsOf, entered, insisted, shown, toSave, yielded, type Edit } from '../properties/edit';
import { saveEdit } from '../properties/save-edit';
import { RemoveSiteDialog } from './remove-site-dialog';
import { errorsByInput, needsSecret, restOf, type SiteTexts } from './site-entries';
import { SiteFacts } from './site-facts';
import { SiteFields } from './site-fields';
import { childSiteQuery } from './site-queries';

const savedTexts = ({ name, url, clientId }: ChildSite): SiteTexts => ({ name, url, clientId });

/** One child site: how it is, and how this site gets in. */
export function EditSiteDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const site = useQuery(childSiteQuery(id));
  return (
    <Modal opened onClose={onClose} size="lg" title={t('sites.editTitle', { name: site.data?.name ?? '' })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {site.isPending ? <Loading rows={4} /> : null}
      {site.isError ? <Failure error={site.error} retry={() => void site.refetch()} /> : null}
      {site.data && !site.isError ? <Editor site={site.data} onClose={onClose} /> : null}
    </Modal>
  );
}

function Editor({ site, onClose }: { site: ChildSite; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [edit, setEdit] = useState<Edit<SiteTexts>>();
  const [secret, setSecret] = useState('');
  const [removing, setRemoving] = useState(false);
  const saved = savedTexts(site);
  const texts = shown(edit, saved);
  const conflicts = edit ? conflictsOf(edit, saved) : [];
  const changes = edit ? toSave(edit) : {};
  const secretNeeded = needsSecret(changes);
  const changed = Object.keys(changes).length > 0 || secret.trim() !== '';
  const complete = Object.values(texts).every((text) => text.trim()) && (!secretNeeded || secret.trim() !== '') && conflicts.length === 0;
  const labels: SiteTexts = { name: t('common.name'), url: t('sites.address'), clientId: t('sites.clientId') };
  const save = useMutation({
    mutationFn: () => saveEdit(
      changeable<ChildSite>(`/childSites/${site.id}`), edit ?? { seen: saved, changes: {} }, savedTexts, (body) => ({ ...body, ...(secret.trim() ? { clientSecret: secret.trim() } : {}) }),
    ),
    onSuccess: async (theirs) => {
      await Promise.all(['childSites', 'childCameras'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      if (theirs) return;
      notifications.show({ title: t('sites.changed'), message: texts.name });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && complete && !save.isPending) save.mutate();
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm">
        <SiteFacts site={site} />
        <SiteFields texts={texts} secret={secret} errors={errorsByInput(save.error)} known secretNeeded={secretNeeded} onText={(change) => setEdit((old) => entered(old, saved, change))} onSecret={setSecret} />
        {edit && conflicts.length > 0 ? (
          <ChangedMeanwhile
            label={site.name} theirs={conflicts.map((input) => ({ label: labels[input], value: saved[input] }))}
            choice={{ onKeepMine: () => setEdit(insisted(edit, saved)), onTakeTheirs: () => setEdit(yielded(edit, saved)) }}
          />
        ) : null}
        <FormError error={restOf(save.error)} />
        <Group justify="space-between">
          <Button variant="subtle" color="danger" onClick={() => setRemoving(true)}>{t('sites.remove')}</Button>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={save.isPending} disabled={!changed || !complete}>{t('common.save')}</Button>
          </Group>
        </Group>
      </Stack>
      {removing ? <RemoveSiteDialog site={site} onRemoved={onClose} onClose={() => setRemoving(false)} /> : null}
    </form>
  );
}

import { Button, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { ChildSite } from '../api/types';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { errorsByInput, newSiteBody, restOf, type SiteTexts } from './site-entries';
import { SiteFields } from './site-fields';
import styles from './add-site-dialog.module.css';

/** Makes another site a child of this one; it is met before anything is kept. */
export function AddSiteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [texts, setTexts] = useState<SiteTexts>({ name: '', url: '', clientId: '' });
  const [secret, setSecret] = useState('');
  const add = useMutation({
    mutationFn: () => api.create<ChildSite>('/childSites', newSiteBody(texts, secret)),
    onSuccess: async (site) => {
      await Promise.all(['childSites', 'childCameras'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      notifications.show({ title: t('sites.added'), message: t('sites.camerasOf', { name: site.name, count: site.cameras }) });
      onClose();
    },
  });
  const complete = [texts.url, texts.clientId, secret].every((text) => text.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete && !add.isPending) add.mutate();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('sites.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <section className={styles.help} aria-label={t('sites.helpTitle')}>
            <p>{t('sites.help')}</p>
            <ol>
              <li>{t('sites.helpRole')}</li>
              <li>{t('sites.helpClient')}<code className={styles.command}>npx vigie client add {t('sites.helpName')} --role {t('sites.helpRoleName')}</code></li>
              <li>{t('sites.helpEnter')}</li>
            </ol>
          </section>
          <SiteFields texts={texts} secret={secret} errors={errorsByInput(add.error)} known={false} secretNeeded onText={(change) => setTexts((old) => ({ ...old, ...change }))} onSecret={setSecret} />
          <FormError error={restOf(add.error)} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={add.isPending} disabled={!complete}>{t('sites.add')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

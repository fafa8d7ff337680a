import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError, mayPass } from '../api/api-error';
import { api } from '../api/client';
import type { ChildSite, Versioned } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';

interface RemoveSiteDialogProps {
  site: Versioned<ChildSite>;
  onRemoved: () => void;
  onClose: () => void;
}

/** Lets go of a child site, after saying what that means for incidents and rights. */
export function RemoveSiteDialog({ site, onRemoved, onClose }: RemoveSiteDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.remove(`/childSites/${site.id}`, site.etag).catch((error: unknown) => {
      if (!(error instanceof ApiError) || !error.isMissing) throw error;
    }),
    onSuccess: async () => {
      notifications.show({ title: t('sites.removed'), message: site.name });
      onRemoved();
      await Promise.all(['childSites', 'childCameras'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
    // Somebody else changed it: shown as it is now, and asked again.
    onError: () => client.invalidateQueries({ queryKey: ['childSites'] }),
  });
  const again = remove.error === null || mayPass(remove.error) || (remove.error instanceof ApiError && remove.error.isConflict);
  return (
    <Confirm opened title={t('sites.removeTitle', { name: site.name })} action={again ? t('sites.remove') : undefined} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t('sites.removeCameras', { count: site.cameras })}</p>
      <p>{t('sites.removeSequences')}</p>
      <p>{t('sites.removeAgain')}</p>
      <FormError error={remove.error} />
    </Confirm>
  );
}

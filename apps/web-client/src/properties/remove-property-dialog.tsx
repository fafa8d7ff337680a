import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProperty } from '../api/incident-types';
import { Confirm } from '../design/confirm';
import { InUseRefusal } from './in-use-refusal';
import type { UsageDimension } from './usage-dimension';

interface RemovePropertyDialogProps {
  resource: string;
  dimension: UsageDimension;
  property: IncidentProperty;
  onClose: () => void;
}

/** Deletes what no project uses; the suite decides that at this moment, whatever the list says. */
export function RemovePropertyDialog({ resource, dimension, property, onClose }: RemovePropertyDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.remove(`/${resource}/${property.id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: resource.split('/') });
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: resource.split('/') }),
  });
  return (
    <Confirm opened title={t('properties.deleteTitle', { name: property.name })} action={t('common.delete')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t('properties.deleteHint')}</p>
      <InUseRefusal error={remove.error} dimension={dimension} id={property.id} />
    </Confirm>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayPass } from '../api/api-error';
import type { IncidentProperty } from '../api/incident-types';
import { Confirm } from '../design/confirm';
import { removable } from './changeable';
import { ChangedMeanwhile } from './changed-meanwhile';
import { InUseRefusal } from './in-use-refusal';
import { savedTexts } from './property-texts';
import { removeSeen } from './remove-seen';
import type { UsageDimension } from './usage-dimension';

interface RemovePropertyDialogProps {
  resource: string;
  dimension: UsageDimension;
  property: IncidentProperty;
  onClose: () => void;
}

const inputs = ['name', 'description'] as const;

/** Deletes what no project uses, as it is shown here; the suite decides that at this moment, whatever the list says. */
export function RemovePropertyDialog({ resource, dimension, property, onClose }: RemovePropertyDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [seen, setSeen] = useState(() => savedTexts(property));
  const remove = useMutation({
    mutationFn: () => removeSeen(removable<IncidentProperty>(`/${resource}/${property.id}`), seen, savedTexts),
    onSuccess: (theirs) => {
      if (theirs) setSeen(savedTexts(theirs));
      else onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: resource.split('/') }),
  });
  const stays = remove.error !== null && !mayPass(remove.error);
  return (
    <Confirm opened title={t('properties.deleteTitle', { name: seen.name })} action={stays ? undefined : t('common.delete')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      {remove.data ? <ChangedMeanwhile label={property.name} theirs={inputs.map((input) => ({ label: t(`common.${input}`), value: seen[input] }))} /> : null}
      <p>{t('properties.deleteHint')}</p>
      <InUseRefusal error={remove.error} dimension={dimension} id={property.id} />
    </Confirm>
  );
}

import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProperty } from '../api/incident-types';
import { DialogButtons } from '../design/dialog-buttons';
import { changeable } from './changeable';
import { ChangedMeanwhile } from './changed-meanwhile';
import { conflictsOf, entered, insisted, shown, yielded, type Edit } from './edit';
import { InUseRefusal } from './in-use-refusal';
import { savedTexts, type PropertyTexts } from './property-texts';
import { saveEdit } from './save-edit';
import type { UsageDimension } from './usage-dimension';

interface PropertyDialogProps {
  resource: string;
  dimension: UsageDimension;
  /** Without an id: a new one. */
  property: Partial<IncidentProperty>;
  title: string;
  onClose: () => void;
}

/** Name and description of a type, a status or a value. */
export function PropertyDialog({ resource, dimension, property, title, onClose }: PropertyDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [saved, setSaved] = useState(() => savedTexts(property));
  const [edit, setEdit] = useState<Edit<PropertyTexts>>();
  const { name, description } = shown(edit, saved);
  const conflicts = edit ? conflictsOf(edit, saved) : [];
  const enter = (change: Partial<PropertyTexts>) => setEdit((old) => entered(old, saved, change));
  const save = useMutation({
    mutationFn: async () => {
      if (property.id) return edit ? saveEdit(changeable<IncidentProperty>(`/${resource}/${property.id}`), edit, savedTexts) : undefined;
      await api.create(`/${resource}`, { name: name.trim(), ...(description.trim() ? { description: description.trim() } : {}) });
      return undefined;
    },
    onSuccess: async (theirs) => {
      await client.invalidateQueries({ queryKey: resource.split('/') });
      if (theirs) setSaved(savedTexts(theirs));
      else onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label={t('common.name')} required maxLength={256} value={name} onChange={(event) => enter({ name: event.currentTarget.value })} data-autofocus />
          <Textarea label={t('common.description')} description={t('properties.descriptionHint')} maxLength={2048} autosize minRows={2} value={description} onChange={(event) => enter({ description: event.currentTarget.value })} />
          {edit && conflicts.length > 0 ? (
            <ChangedMeanwhile label={property.name ?? ''} theirs={conflicts.map((input) => ({ label: t(`common.${input}`), value: saved[input] }))} choice={{ onKeepMine: () => setEdit(insisted(edit, saved)), onTakeTheirs: () => setEdit(yielded(edit, saved)) }} />
          ) : null}
          <InUseRefusal error={save.error} dimension={dimension} id={property.id} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={save.isPending} disabled={!name.trim() || conflicts.length > 0}>{t('common.save')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

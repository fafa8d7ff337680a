import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProperty } from '../api/incident-types';
import { InUseRefusal } from './in-use-refusal';
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
  const [name, setName] = useState(property.name ?? '');
  const [description, setDescription] = useState(property.description ?? '');
  const save = useMutation<unknown>({
    mutationFn: () => {
      const body = { name: name.trim(), ...(description.trim() || property.id ? { description: description.trim() } : {}) };
      return property.id ? api.change(`/${resource}/${property.id}`, body) : api.create(`/${resource}`, body);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: resource.split('/') });
      onClose();
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
          <TextInput label={t('common.name')} required maxLength={256} value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          <Textarea label={t('common.description')} description={t('properties.descriptionHint')} maxLength={2048} autosize minRows={2} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
          <InUseRefusal error={save.error} dimension={dimension} id={property.id} />
          <Group justify="flex-end" gap="xs" wrap="wrap-reverse">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={save.isPending} disabled={!name.trim()}>{t('common.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

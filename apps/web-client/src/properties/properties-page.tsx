import { ActionIcon, Button, Group, Modal, Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProperty } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { Table } from '../design/table';
import { statusesQuery, typesQuery } from '../incidents/incident-queries';

type Resource = 'incidentTypes' | 'incidentStatuses';

/** What administrators define for incident projects: types and statuses. */
export function PropertiesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('properties.title')} lead={t('properties.lead')}>
      <Tabs defaultValue="incidentTypes" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="incidentTypes">{t('properties.types')}</Tabs.Tab>
          <Tabs.Tab value="incidentStatuses">{t('properties.statuses')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="incidentTypes" pt="sm"><Properties resource="incidentTypes" label={t('properties.types')} /></Tabs.Panel>
        <Tabs.Panel value="incidentStatuses" pt="sm"><Properties resource="incidentStatuses" label={t('properties.statuses')} /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Properties({ resource, label }: { resource: Resource; label: string }) {
  const { t } = useTranslation();
  const properties = useQuery(resource === 'incidentTypes' ? typesQuery : statusesQuery);
  const [editing, setEditing] = useState<Partial<IncidentProperty>>();
  const [removing, setRemoving] = useState<IncidentProperty>();
  const addLabel = resource === 'incidentTypes' ? t('properties.addType') : t('properties.addStatus');
  return (
    <Panel flush title={label} actions={<Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEditing({})}>{addLabel}</Button>}>
      {properties.isPending ? <Loading rows={4} /> : null}
      {properties.isError ? <Failure error={properties.error} retry={() => void properties.refetch()} /> : null}
      {properties.data?.length === 0 ? <Empty title={t('properties.empty')} hint={t('properties.emptyHint')} /> : null}
      {properties.data && properties.data.length > 0 ? (
        <Table
          label={label}
          items={properties.data}
          keyOf={(property) => property.id}
          columns={[
            { id: 'number', label: t('properties.number'), narrow: true, cell: (property) => <span className="mono">{property.number}</span> },
            { id: 'name', label: t('common.name'), cell: (property) => property.name },
            { id: 'description', label: t('common.description'), wide: true, cell: (property) => <span className="dim">{property.description}</span> },
            { id: 'actions', label: t('common.actions'), narrow: true, quiet: true, cell: (property) => <Actions property={property} onEdit={setEditing} onRemove={setRemoving} /> },
          ]}
        />
      ) : null}
      {editing ? <PropertyDialog resource={resource} property={editing} title={editing.id ? t('properties.editTitle', { name: editing.name ?? '' }) : addLabel} onClose={() => setEditing(undefined)} /> : null}
      {removing ? <RemoveDialog resource={resource} property={removing} onClose={() => setRemoving(undefined)} /> : null}
    </Panel>
  );
}

interface ActionsProps {
  property: IncidentProperty;
  onEdit: (property: IncidentProperty) => void;
  onRemove: (property: IncidentProperty) => void;
}

function Actions({ property, onEdit, onRemove }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('properties.edit', { name: property.name })} onClick={() => onEdit(property)}><IconPencil size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('properties.delete', { name: property.name })} onClick={() => onRemove(property)}><IconTrash size={16} aria-hidden /></ActionIcon>
    </Group>
  );
}

function PropertyDialog({ resource, property, title, onClose }: { resource: Resource; property: Partial<IncidentProperty>; title: string; onClose: () => void }) {
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
      await client.invalidateQueries({ queryKey: [resource] });
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
          <FormError error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={save.isPending} disabled={!name.trim()}>{t('common.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function RemoveDialog({ resource, property, onClose }: { resource: Resource; property: IncidentProperty; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.remove(`/${resource}/${property.id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [resource] });
      onClose();
    },
  });
  return (
    <Confirm opened title={t('properties.deleteTitle', { name: property.name })} action={t('common.delete')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t('properties.deleteHint')}</p>
      <FormError error={remove.error} />
    </Confirm>
  );
}

import { foldName, foldText } from '@vigie/contracts/fold-text';
import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentProperty } from '../api/incident-types';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { Table, type Column } from '../design/table';
import { useMay } from '../session/me';
import { PropertyDialog } from './property-dialog';
import { RemovePropertyDialog } from './remove-property-dialog';
import type { UsageDimension } from './usage-dimension';
import styles from './property-list.module.css';

interface PropertyListProps {
  /** Path below the API: `incidentTypes`, `incidentCategories/ID/values`. */
  resource: string;
  dimension: UsageDimension;
  label: string;
  hint: string;
  add: string;
}

/** Types, statuses or the values of a category: number, name, description, and how many projects use each. */
export function PropertyList({ resource, dimension, label, hint, add }: PropertyListProps) {
  const { t } = useTranslation();
  const may = useMay();
  const manage = may('incidentProperties.manage');
  const properties = useQuery({ queryKey: resource.split('/'), queryFn: ({ signal }) => api.all<IncidentProperty>(`/${resource}`, { order: { column: 'number', direction: 'asc' } }, signal), refetchInterval: 15_000 });
  const [editing, setEditing] = useState<Partial<IncidentProperty>>();
  const [removing, setRemoving] = useState<IncidentProperty>();
  const [text, setText] = useState('');
  const all = properties.data ?? [];
  const shown = all.filter((property) => foldText(`${property.number} ${property.name} ${property.description ?? ''}`).includes(foldName(text)));
  return (
    <Panel flush title={label} actions={manage ? <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEditing({})}>{add}</Button> : null}>
      <div className={styles.head}>
        <p className="dim">{hint}</p>
        {all.length > 8 ? <TextInput size="xs" value={text} onChange={(event) => setText(event.currentTarget.value)} placeholder={t('properties.search')} aria-label={t('properties.search')} leftSection={<IconSearch size={14} aria-hidden />} /> : null}
      </div>
      {properties.isPending ? <Loading rows={4} /> : null}
      {properties.isError ? <Failure error={properties.error} retry={() => void properties.refetch()} /> : null}
      {properties.data?.length === 0 ? <Empty title={t('properties.empty')} hint={t('properties.emptyHint')} /> : null}
      {shown.length > 0 ? (
        <Table
          label={label}
          items={shown}
          keyOf={(property) => property.id}
          columns={[
            { id: 'number', label: t('properties.number'), narrow: true, cell: (property) => <span className="mono">{property.number}</span> },
            { id: 'name', label: t('common.name'), cell: (property) => property.name },
            { id: 'description', label: t('common.description'), wide: true, cell: (property) => <span className="dim">{property.description}</span> },
            ...(all.some((property) => property.projectCount !== undefined) ? [{ id: 'used', label: t('properties.used'), narrow: true, cell: (property) => <Usage dimension={dimension} property={property} count={property.projectCount ?? 0} /> }] satisfies Column<IncidentProperty>[] : []),
            ...(manage ? [{ id: 'actions', label: t('common.actions'), narrow: true, quiet: true, cell: (property) => <Actions property={property} onEdit={setEditing} onRemove={setRemoving} /> }] satisfies Column<IncidentProperty>[] : []),
          ]}
        />
      ) : null}
      {editing ? <PropertyDialog resource={resource} dimension={dimension} property={editing} title={editing.id ? t('properties.editTitle', { name: editing.name ?? '' }) : add} onClose={() => setEditing(undefined)} /> : null}
      {removing ? <RemovePropertyDialog resource={resource} dimension={dimension} property={removing} onClose={() => setRemoving(undefined)} /> : null}
    </Panel>
  );
}

function Usage({ dimension, property, count }: { dimension: UsageDimension; property: IncidentProperty; count: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (count === 0) return <span className="dim">{t('properties.unused')}</span>;
  return (
    <Link to="/incidents" search={{ [dimension]: property.id }} aria-label={t('properties.usedBy', { name: property.name, count })}>
      {t('properties.usedShort', { count, number: formats.number(count) })}
    </Link>
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
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('properties.edit', { name: property.name })} onClick={() => onEdit(property)}><IconPencil size={16} aria-hidden /></ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('properties.delete', { name: property.name })} onClick={() => onRemove(property)}><IconTrash size={16} aria-hidden /></ActionIcon>
    </Group>
  );
}

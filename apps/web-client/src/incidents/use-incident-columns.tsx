import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentProject } from '../api/incident-types';
import { Badge } from '../design/badge';
import { useFormats } from '../design/format';
import { useMay } from '../session/me';
import type { OrderColumn } from './incident-search';
import { titleOf } from './incident-title';
import { categoryText, dataText, entryOf } from './incident-values';
import { useCategories } from './property-queries';
import styles from './incident-table.module.css';

/** One column of the list: as a cell, and as text for CSV. */
export interface IncidentColumn {
  id: string;
  label: string;
  text: (incident: IncidentProject) => string | number;
  cell?: (incident: IncidentProject) => ReactNode;
  narrow?: boolean;
  order?: OrderColumn;
}

/** Every column the person may have, in the order in which they stand. */
export function useIncidentColumns(): IncidentColumn[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const { categories, fields } = useCategories();
  const texts = { formats, yes: t('common.yes'), no: t('common.no') };
  const time = (id: OrderColumn, label: string): IncidentColumn => ({
    id, label, narrow: true, order: id,
    text: (incident) => incident[id] ?? '',
    cell: (incident) => (incident[id] ? <time dateTime={incident[id]}>{formats.minute(incident[id])}</time> : <Nothing />),
  });
  return [
    { id: 'number', label: t('incidents.number'), narrow: true, order: 'number', text: (incident) => incident.number ?? '', cell: (incident) => <span className="mono">{incident.number}</span> },
    { id: 'title', label: t('incidents.titleField'), order: 'title', text: (incident) => incident.title ?? '', cell: (incident) => <TitleCell incident={incident} /> },
    { id: 'type', label: t('incidents.type'), text: (incident) => incident.type?.name ?? '' },
    { id: 'status', label: t('incidents.status'), narrow: true, text: (incident) => incident.status?.name ?? '', cell: (incident) => (incident.status ? <Badge>{incident.status.name}</Badge> : <Nothing />) },
    { id: 'assignee', label: t('incidents.assignee'), narrow: true, text: (incident) => incident.assignee?.name ?? '' },
    time('startTime', t('incidents.start')),
    time('endTime', t('incidents.end')),
    { ...time('dueTime', t('incidents.due')), cell: (incident) => <Due incident={incident} /> },
    ...categories.map((category): IncidentColumn => ({ id: category.id, label: category.name, text: (incident) => categoryText(incident, category.id) })),
    ...fields.map((field): IncidentColumn => ({ id: field.id, label: field.name, narrow: true, text: (incident) => dataText(entryOf(incident, field.id), texts) })),
    ...(may('incidentSequence.view') ? [{ id: 'sequences', label: t('incidents.sequences'), narrow: true, text: (incident) => incident.sequenceCount ?? 0 } satisfies IncidentColumn] : []),
    ...(may('incidentComment.view') ? [{ id: 'comments', label: t('incidents.comments'), narrow: true, text: (incident) => incident.commentCount ?? 0 } satisfies IncidentColumn] : []),
    { id: 'author', label: t('incidents.createdBy'), narrow: true, text: (incident) => incident.createdBy?.name ?? '' },
    time('createdAt', t('incidents.createdAt')),
    time('modifiedAt', t('incidents.modifiedAt')),
  ];
}

export const defaultColumns = ['number', 'title', 'type', 'status', 'assignee', 'startTime', 'sequences', 'author'];

function Nothing() {
  return <span className="dim">–</span>;
}

function TitleCell({ incident }: { incident: IncidentProject }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const facts = [incident.number, incident.type?.name, formats.minute(incident.createdAt)].filter(Boolean).join(' · ');
  return (
    <>
      <Link to="/incidents/$id" params={{ id: incident.id }} className={styles.title} tabIndex={-1}>{titleOf(incident, t('incidents.untitled'))}</Link>
      <span className={styles.sub}>{facts}</span>
    </>
  );
}

/** Overdue is said, not only coloured. */
function Due({ incident }: { incident: IncidentProject }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!incident.dueTime) return <Nothing />;
  const late = Date.parse(incident.dueTime) < Date.now();
  const time = <time dateTime={incident.dueTime}>{formats.minute(incident.dueTime)}</time>;
  return late ? <Badge tone="attention">{time} <span className="visually-hidden">{t('incidents.overdue')}</span></Badge> : time;
}


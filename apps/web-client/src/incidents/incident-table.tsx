import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IncidentProject } from '../api/incident-types';
import { Badge } from '../design/badge';
import { useFormats } from '../design/format';
import { Table } from '../design/table';
import { titleOf } from './incident-title';
import styles from './incident-table.module.css';

export function IncidentTable({ incidents }: { incidents: IncidentProject[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const open = (incident: IncidentProject) => void navigate({ to: '/incidents/$id', params: { id: incident.id } });
  return (
    <Table
      label={t('incidents.list')}
      items={incidents}
      keyOf={(incident) => incident.id}
      onOpen={open}
      columns={[
        { id: 'number', label: t('incidents.number'), narrow: true, wide: true, cell: (incident) => <span className="mono">{incident.number}</span> },
        { id: 'title', label: t('incidents.titleField'), cell: (incident) => <TitleCell incident={incident} /> },
        { id: 'type', label: t('incidents.type'), wide: true, cell: (incident) => incident.type?.name ?? <span className="dim">–</span> },
        { id: 'status', label: t('incidents.status'), narrow: true, cell: (incident) => (incident.status ? <Badge>{incident.status.name}</Badge> : <span className="dim">–</span>) },
        { id: 'start', label: t('incidents.start'), narrow: true, wide: true, cell: (incident) => (incident.startTime ? <time dateTime={incident.startTime}>{formats.minute(incident.startTime)}</time> : '–') },
        { id: 'sequences', label: t('incidents.sequences'), narrow: true, wide: true, cell: (incident) => incident.sequenceCount ?? 0 },
        { id: 'author', label: t('incidents.createdBy'), narrow: true, wide: true, cell: (incident) => incident.createdBy?.name ?? '–' },
      ]}
    />
  );
}

function TitleCell({ incident }: { incident: IncidentProject }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <Link to="/incidents/$id" params={{ id: incident.id }} className={styles.title} tabIndex={-1}>{titleOf(incident, t('incidents.untitled'))}</Link>
      <span className={styles.sub}>{formats.minute(incident.createdAt)}</span>
    </>
  );
}

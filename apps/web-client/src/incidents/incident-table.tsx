import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { IncidentProject } from '../api/incident-types';
import { Table } from '../design/table';
import { isOrderColumn, orderOf, type IncidentSearch } from './incident-search';
import { titleOf } from './incident-title';
import type { IncidentColumn } from './use-incident-columns';
import { useChangedRows } from './use-changed-rows';
import styles from './incident-table.module.css';

interface IncidentTableProps {
  incidents: IncidentProject[];
  columns: IncidentColumn[];
  search: IncidentSearch;
  onOrder: (order: IncidentSearch['order']) => void;
  chosen: ReadonlySet<string>;
  /** `range`: from the one chosen before to this one. */
  onChoose: (id: string, range: boolean) => void;
  onChooseAll: (all: boolean) => void;
}

const onPhone: readonly string[] = ['title', 'status'];

export function IncidentTable({ incidents, columns, search, onOrder, chosen, onChoose, onChooseAll }: IncidentTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const changed = useChangedRows(incidents);
  const all = incidents.length > 0 && incidents.every((incident) => chosen.has(incident.id));
  return (
    <div className={styles.rows}>
      <Table
        label={t('incidents.list')}
        items={incidents}
        keyOf={(incident) => incident.id}
        onOpen={(incident) => void navigate({ to: '/incidents/$id', params: { id: incident.id } })}
        markOf={(incident) => (chosen.has(incident.id) ? 'chosen' : changed.has(incident.id) ? 'flash' : undefined)}
        sort={orderOf(search)}
        onSort={({ column, direction }) => { if (isOrderColumn(column)) onOrder(`${direction}:${column}`); }}
        columns={[
          {
            id: 'choose', label: t('incidents.choose'), narrow: true,
            head: <Checkbox size="xs" className={styles.choose} aria-label={t('incidents.chooseAll')} checked={all} indeterminate={!all && chosen.size > 0} onChange={(event) => onChooseAll(event.currentTarget.checked)} />,
            cell: (incident) => (
              // A tap beside the box is meant for the box, too.
              <label className={styles.choose} onClick={(event) => event.stopPropagation()}>
                <Checkbox
                  size="xs" aria-label={t('incidents.chooseOne', { name: titleOf(incident, incident.number ?? '') })} checked={chosen.has(incident.id)}
                  onChange={(event) => onChoose(incident.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
                />
              </label>
            ),
          },
          ...columns.map((column) => ({
            id: column.id, label: column.label, narrow: column.narrow, wide: !onPhone.includes(column.id), sortable: column.order !== undefined,
            cell: (incident: IncidentProject) => column.cell?.(incident) ?? <Line text={column.text(incident)} />,
          })),
        ]}
      />
    </div>
  );
}

/** One line, however long: the list stays a list. */
function Line({ text }: { text: string | number }) {
  if (text === '') return <span className="dim">–</span>;
  return typeof text === 'number' ? text : <span className={styles.line} title={text}>{text}</span>;
}

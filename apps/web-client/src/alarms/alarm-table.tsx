import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/types';
import { Badge, Mark } from '../design/badge';
import { useFormats } from '../design/format';
import { Table, type Column } from '../design/table';
import { priorityTone, stateTone } from './alarm-tones';
import styles from './alarm-table.module.css';

interface AlarmTableProps {
  alarms: Alarm[];
  selected: string | undefined;
  onOpen: (alarm: Alarm) => void;
  /** Beside an open alarm: only what tells alarms apart. */
  short: boolean;
}

export function AlarmTable({ alarms, selected, onOpen, short }: AlarmTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Table
      label={t('alarms.list')}
      items={alarms}
      keyOf={(alarm) => alarm.id}
      onOpen={onOpen}
      selected={selected ?? ''}
      columns={[
        { id: 'name', label: t('alarms.alarm'), cell: (alarm) => <Name alarm={alarm} /> },
        { id: 'source', label: t('alarms.source'), wide: true, cell: (alarm) => alarm.source?.name ?? '–' },
        { id: 'time', label: t('common.time'), narrow: true, wide: true, cell: (alarm) => <time dateTime={alarm.time}>{formats.time(alarm.time)}</time> },
        ...(short ? [] : [{ id: 'condition', label: t('alarms.condition'), narrow: true, wide: true, cell: (alarm) => (alarm.endedAt ? t('alarms.over') : t('alarms.lasts')) }] satisfies Column<Alarm>[]),
        { id: 'state', label: t('common.state'), narrow: true, cell: (alarm) => <Badge tone={stateTone(alarm.state)}>{t(`alarms.state_${alarm.state}`)}</Badge> },
        ...(short ? [] : [{ id: 'person', label: t('alarms.assigned'), narrow: true, wide: true, cell: (alarm) => alarm.assignedTo?.name ?? '–' }] satisfies Column<Alarm>[]),
      ]}
    />
  );
}

function Name({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <Mark tone={alarm.state === 'closed' ? 'neutral' : priorityTone(alarm.priority)}>
        <span className={styles.name}>{alarm.name}</span>
        <span className="visually-hidden">{t('alarms.priority', { priority: alarm.priority ?? 3 })}</span>
      </Mark>
      <span className={styles.source}>{[alarm.source?.name, formats.time(alarm.time)].filter(Boolean).join(' · ')}</span>
    </>
  );
}

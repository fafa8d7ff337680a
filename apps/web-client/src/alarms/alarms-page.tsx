import { SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/types';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { AlarmDetail } from './alarm-detail';
import { alarmFilters, type AlarmSearch } from './alarm-search';
import { alarmQuery, alarmsQuery } from './alarm-queries';
import { AlarmTable } from './alarm-table';
import styles from './alarms-page.module.css';

/** Alarms on the left, the chosen one with its video on the right. N goes to the next. */
export function AlarmsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/alarms' });
  const navigate = useNavigate({ from: '/alarms' });
  const show = search.show ?? 'open';
  const alarms = useQuery(alarmsQuery(show));
  const change = (next: AlarmSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const listed = alarms.data?.find((alarm) => alarm.id === search.alarm);
  const named = useQuery({ ...alarmQuery(search.alarm ?? ''), enabled: search.alarm !== undefined && alarms.data !== undefined && !listed });
  const chosen = listed ?? (search.alarm === undefined ? undefined : named.data);
  const choose = (alarm: Alarm | undefined) => change({ alarm: alarm?.id });
  useHotkeys([
    ['N', () => choose(nextOf(alarms.data ?? [], search.alarm))],
    ['Escape', () => choose(undefined)],
  ]);
  return (
    <Page title={t('alarms.title')} lead={t('alarms.lead')}>
      <div className={styles.filters}>
        <SegmentedControl
          size="xs"
          aria-label={t('alarms.show')}
          value={show}
          onChange={(value) => change({ show: alarmFilters.find((filter) => filter === value), alarm: undefined })}
          data={alarmFilters.map((filter) => ({ value: filter, label: t(`alarms.show_${filter}`) }))}
        />
      </div>
      {search.alarm !== undefined && !listed && named.isError ? <Failure error={named.error} retry={() => void named.refetch()} /> : null}
      <div className={styles.columns} data-open={chosen !== undefined}>
        <Panel flush label={t('alarms.list')}>
          {alarms.isPending ? <Loading /> : null}
          {alarms.isError ? <Failure error={alarms.error} retry={() => void alarms.refetch()} /> : null}
          {alarms.data?.length === 0 ? <Empty title={t('alarms.empty')} hint={t('alarms.emptyHint')} /> : null}
          {alarms.data && alarms.data.length > 0 ? <AlarmTable alarms={alarms.data} selected={search.alarm} onOpen={choose} short={chosen !== undefined} /> : null}
        </Panel>
        {chosen ? <AlarmDetail key={chosen.id} alarm={chosen} onClose={() => choose(undefined)} /> : null}
      </div>
    </Page>
  );
}

function nextOf(alarms: Alarm[], current: string | undefined): Alarm | undefined {
  const index = alarms.findIndex((alarm) => alarm.id === current);
  return alarms[(index + 1) % Math.max(1, alarms.length)];
}

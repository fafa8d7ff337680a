import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { IncidentSettings } from '../api/incident-types';
import type { Versioned } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { Panel } from '../design/panel';
import { SaveBar } from '../design/save-bar';
import { Failure, Loading } from '../design/states';
import { settingsQuery } from '../incidents/property-queries';
import { useMay } from '../session/me';
import styles from './settings-tab.module.css';

const longest = 365_000;

/** Title of reports and how long projects stay. */
export function SettingsTab() {
  const settings = useQuery(settingsQuery);
  if (settings.isPending) return <Loading rows={3} />;
  if (!settings.data) return <Failure error={settings.error} retry={() => void settings.refetch()} />;
  return <Editor settings={settings.data} />;
}

interface Draft {
  reportTitle: string;
  retentionDays: string;
}

function Editor({ settings }: { settings: Versioned<IncidentSettings> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fixed = !useMay()('incidentProperties.manage');
  const [draft, setDraft] = useState<Partial<Draft>>({});
  const title = draft.reportTitle ?? settings.reportTitle;
  const days = draft.retentionDays ?? String(settings.retentionDays);
  const valid = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= longest;
  const changes = [
    ...(title.trim() !== settings.reportTitle ? [t('properties.reportTitle')] : []),
    ...(days !== String(settings.retentionDays) ? [t('properties.retention')] : []),
  ];
  const save = useMutation({
    mutationFn: (confirm?: number) => api.change('/incidentSettings', { reportTitle: title.trim(), retentionDays: Number(days), ...(confirm === undefined ? {} : { confirm }) }, settings.etag),
    onSuccess: () => setDraft({}),
    onSettled: () => client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  });
  const going = expiringNow(save.error);
  return (
    <>
      <Panel title={t('properties.tab_settings')}>
        <div className={styles.fields}>
          <TextInput label={t('properties.reportTitle')} description={t('properties.reportTitleHint')} maxLength={256} disabled={fixed} value={title} onChange={(event) => setDraft({ ...draft, reportTitle: event.currentTarget.value })} />
          <figure className={styles.preview} aria-label={t('properties.reportPreview')}>
            {title.trim() ? <p className={styles.title}>{title.trim()}</p> : null}
            <p className={styles.subtitle}>{t('properties.reportSubtitle')}</p>
          </figure>
          <TextInput
            label={t('properties.retention')} description={t('properties.retentionHint', { most: longest })} inputMode="numeric" className={styles.days} disabled={fixed} value={days}
            error={valid ? undefined : t('properties.retentionRange', { most: longest })} onChange={(event) => setDraft({ ...draft, retentionDays: event.currentTarget.value.trim() })}
          />
          <p className="dim">{t('properties.retentionNote')}</p>
        </div>
      </Panel>
      <SaveBar changes={changes} busy={save.isPending} onSave={() => { if (valid) save.mutate(undefined); }} onDiscard={() => { save.reset(); setDraft({}); }}>
        {going === undefined ? <FormError error={save.error} /> : null}
      </SaveBar>
      <Confirm opened={going !== undefined} title={t('properties.expireTitle', { count: going ?? 0 })} action={t('properties.expireAction')} busy={save.isPending} onConfirm={() => save.mutate(going)} onClose={() => save.reset()}>
        <p>{t('properties.expireHint', { count: going ?? 0, days })}</p>
      </Confirm>
    </>
  );
}

/** How many projects would go at once: the number that the suite wants to hear back. */
function expiringNow(error: Error | null): number | undefined {
  if (!(error instanceof ApiError) || error.code !== 'incident.settings.confirmExpiry') return undefined;
  const [digits] = /\d+/.exec(error.message) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

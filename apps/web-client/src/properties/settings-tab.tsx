import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import type { IncidentSettings } from '../api/incident-types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { Panel } from '../design/panel';
import { SaveBar } from '../design/save-bar';
import { Failure, Loading } from '../design/states';
import { settingsQuery } from '../incidents/property-queries';
import { useMay } from '../session/me';
import { changeable } from './changeable';
import { ChangedMeanwhile } from './changed-meanwhile';
import { conflictsOf, entered, insisted, shown, toSave, yielded, type Edit } from './edit';
import { saveEdit } from './save-edit';
import styles from './settings-tab.module.css';

const longest = 365_000;
const inputs = ['reportTitle', 'retentionDays'] as const;

/** Title of reports and how long projects stay. */
export function SettingsTab() {
  const settings = useQuery(settingsQuery);
  if (settings.isPending) return <Loading rows={3} />;
  if (!settings.data) return <Failure error={settings.error} retry={() => void settings.refetch()} />;
  return <Editor settings={settings.data} />;
}

type SettingsInputs = Record<keyof IncidentSettings, string>;

const savedInputs = ({ reportTitle, retentionDays }: IncidentSettings): SettingsInputs => ({ reportTitle, retentionDays: String(retentionDays) });
const bodyOf = ({ reportTitle, retentionDays }: Partial<SettingsInputs>) => ({
  ...(reportTitle === undefined ? {} : { reportTitle }), ...(retentionDays === undefined ? {} : { retentionDays: Number(retentionDays) }),
});

function Editor({ settings }: { settings: IncidentSettings }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const fixed = !useMay()('incidentProperties.manage');
  const [edit, setEdit] = useState<Edit<SettingsInputs>>();
  const saved = savedInputs(settings);
  const { reportTitle: title, retentionDays: days } = shown(edit, saved);
  const valid = /^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= longest;
  const labels: SettingsInputs = { reportTitle: t('properties.reportTitle'), retentionDays: t('properties.retention') };
  const changes = inputs.filter((input) => edit && toSave(edit)[input] !== undefined).map((input) => labels[input]);
  const conflicts = edit ? conflictsOf(edit, saved) : [];
  const enter = (change: Partial<SettingsInputs>) => setEdit((old) => entered(old, saved, change));
  const discard = () => {
    save.reset();
    setEdit(undefined);
  };
  const save = useMutation({
    mutationFn: (confirm?: number) => saveEdit(changeable<IncidentSettings>('/incidentSettings'), edit ?? { seen: saved, changes: {} }, savedInputs, (entries) => ({ ...bodyOf(entries), ...(confirm === undefined ? {} : { confirm }) })),
    onSuccess: async (theirs) => {
      await client.invalidateQueries({ queryKey: settingsQuery.queryKey });
      if (!theirs) setEdit(undefined);
    },
    onError: () => client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  });
  const going = expiringNow(save.error);
  return (
    <>
      <Panel title={t('properties.tab_settings')}>
        <div className={styles.fields}>
          <TextInput label={t('properties.reportTitle')} description={t('properties.reportTitleHint')} maxLength={256} disabled={fixed} value={title} onChange={(event) => enter({ reportTitle: event.currentTarget.value })} />
          <figure className={styles.preview} aria-label={t('properties.reportPreview')}>
            {title.trim() ? <p className={styles.title}>{title.trim()}</p> : null}
            <p className={styles.subtitle}>{t('properties.reportSubtitle')}</p>
          </figure>
          <TextInput
            label={t('properties.retention')} description={t('properties.retentionHint', { most: longest })} inputMode="numeric" className={styles.days} disabled={fixed} value={days}
            error={valid ? undefined : t('properties.retentionRange', { most: longest })} onChange={(event) => enter({ retentionDays: event.currentTarget.value.trim() })}
          />
          <p className="dim">{t('properties.retentionNote')}</p>
        </div>
      </Panel>
      <SaveBar changes={changes} busy={save.isPending} onSave={() => { if (valid && conflicts.length === 0) save.mutate(undefined); }} onDiscard={discard}>
        {going === undefined ? <FormError error={save.error} /> : null}
        {edit && conflicts.length > 0 ? (
          <ChangedMeanwhile
            label={conflicts.map((input) => labels[input]).join(', ')} theirs={conflicts.map((input) => ({ label: labels[input], value: saved[input] }))}
            choice={{ onKeepMine: () => setEdit(insisted(edit, saved)), onTakeTheirs: () => setEdit(yielded(edit, saved)) }}
          />
        ) : null}
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

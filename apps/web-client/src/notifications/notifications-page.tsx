import { ActionIcon, Button, Radio, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { PushDevice, PushSettings } from '../api/types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Failure, Loading } from '../design/states';
import { deviceName } from './device-name';
import { pushIsSupported, subscribeThisDevice, unsubscribeThisDevice } from './push';
import styles from './notifications-page.module.css';

const settingsQuery = queryOptions({ queryKey: ['pushSettings'], queryFn: ({ signal }) => api.one<PushSettings>('/pushSettings', signal) });
const devicesQuery = queryOptions({ queryKey: ['pushDevices'], queryFn: ({ signal }) => api.list<PushDevice>('/pushDevices', {}, signal) });

/** Which alarms reach me, and on which devices. Nothing is sent before consent; withdrawing it works at once. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const settings = useQuery(settingsQuery);
  return (
    <Page title={t('notifications.title')} lead={t('notifications.lead')}>
      {settings.isPending ? <Loading rows={3} /> : null}
      {settings.isError ? <Failure error={settings.error} retry={() => void settings.refetch()} /> : null}
      {settings.data ? (
        <>
          <Consent settings={settings.data} />
          <Choice settings={settings.data} />
          <Devices />
        </>
      ) : null}
    </Page>
  );
}

function useRefresh() {
  const client = useQueryClient();
  return () => Promise.all([client.invalidateQueries({ queryKey: settingsQuery.queryKey }), client.invalidateQueries({ queryKey: devicesQuery.queryKey })]);
}

function Consent({ settings }: { settings: PushSettings }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const refresh = useRefresh();
  const reachable = settings.reachesClosedClients !== false;
  const give = useMutation({
    mutationFn: async () => {
      await api.change('/pushSettings', { consent: true });
      return subscribeThisDevice(settings.vapidPublicKey, deviceName(navigator.userAgent));
    },
    onSettled: refresh,
  });
  const withdraw = useMutation({
    mutationFn: async () => {
      await api.change('/pushSettings', { consent: false });
      await unsubscribeThisDevice();
    },
    onSettled: refresh,
  });
  return (
    <Panel title={t('notifications.consent')}>
      <Stack gap="sm" className={styles.narrow}>
        <p>{settings.consentText?.text ?? t('notifications.consentText')}</p>
        {settings.consent ? <p className="dim">{t('notifications.consentGiven', { time: formats.time(settings.consent.givenAt) })}</p> : null}
        {reachable ? null : <p className={styles.attention}>{t('notifications.contactMissing')}</p>}
        {pushIsSupported() ? null : <p className={styles.attention}>{t('notifications.unsupported')}</p>}
        {give.data === false ? <p role="alert" className={styles.attention}>{t('notifications.blocked')}</p> : null}
        <FormError error={give.error ?? withdraw.error} />
        <div className={styles.buttons}>
          {pushIsSupported() && reachable ? <Button loading={give.isPending} onClick={() => give.mutate()}>{settings.consent ? t('notifications.thisDevice') : t('notifications.allow')}</Button> : null}
          {settings.consent ? <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>{t('notifications.withdraw')}</Button> : null}
        </div>
      </Stack>
    </Panel>
  );
}

const choices = ['all', 'assigned', 'system'] as const;

function Choice({ settings }: { settings: PushSettings }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const change = useMutation({ mutationFn: (which: string) => api.change('/pushSettings', { which }), onSettled: refresh });
  return (
    <Panel title={t('notifications.which')}>
      <Radio.Group aria-label={t('notifications.which')} value={settings.which ?? 'all'} onChange={(which) => change.mutate(which)}>
        <Stack gap="xs">{choices.map((choice) => <Radio key={choice} value={choice} label={t(`notifications.which_${choice}`)} />)}</Stack>
      </Radio.Group>
      <FormError error={change.error} />
    </Panel>
  );
}

function Devices() {
  const { t } = useTranslation();
  const formats = useFormats();
  const refresh = useRefresh();
  const devices = useQuery(devicesQuery);
  const remove = useMutation({ mutationFn: (id: string) => api.remove(`/pushDevices/${id}`), onSettled: refresh });
  return (
    <Panel title={t('notifications.devices')}>
      {devices.data?.length === 0 ? <p className="dim">{t('notifications.noDevices')}</p> : null}
      <ul className={styles.devices}>
        {devices.data?.map((device) => (
          <li key={device.id}>
            <span>{device.name}</span>
            <span className="dim">{device.lastSeen ? t('notifications.lastSeen', { time: formats.minute(device.lastSeen) }) : ''}</span>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('notifications.removeDevice', { name: device.name })} onClick={() => remove.mutate(device.id)}><IconTrash size={16} aria-hidden /></ActionIcon>
          </li>
        ))}
      </ul>
      <FormError error={remove.error ?? devices.error} />
    </Panel>
  );
}

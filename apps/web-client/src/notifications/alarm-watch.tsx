import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { openMessageSocket } from '../api/message-socket';
import { useMay } from '../session/me';
import { AlarmToast } from './alarm-toast';
import { readNotice } from './notice';
import { noticeStore } from './notice-store';

/** Listens for alarms while the person is signed in: refreshes lists and says new ones in a corner. Shows nothing itself. */
export function AlarmWatch() {
  const may = useMay();
  return may('alarm.view') ? <Watching messages={may('pushDevice.own')} /> : null;
}

function Watching({ messages }: { messages: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: ['alarms'] });
    return openMessageSocket({ path: '/api/ws/alarms/v1', subscribe: { command: 'subscribe' }, onMessage: refresh, onReopened: refresh });
  }, [client]);
  useEffect(() => {
    if (!messages) return undefined;
    return openMessageSocket({
      path: '/api/ws/messages/v1',
      onReopened: () => void client.invalidateQueries({ queryKey: ['alarms'] }),
      onMessage: (message) => {
        const notice = readNotice(message);
        if (!notice || noticeStore.has(notice.id)) return;
        noticeStore.add(notice);
        void client.invalidateQueries({ queryKey: ['alarms'] });
        const open = () => {
          notifications.hide(notice.id);
          void navigate({ to: '/alarms', search: { alarm: notice.alarm } });
        };
        notifications.show({
          id: notice.id,
          title: t(notice.over ? 'alarms.toastEnded' : 'alarms.toastRaised'),
          message: <AlarmToast notice={notice} onOpen={open} />,
          color: notice.over ? 'horizon' : 'danger',
          autoClose: notice.over ? 8_000 : 20_000,
          closeButtonProps: { 'aria-label': t('common.close') },
        });
      },
    });
  }, [client, navigate, messages, t]);
  return null;
}

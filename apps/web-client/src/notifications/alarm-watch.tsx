import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { openMessageSocket } from '../api/message-socket';
import { useMay } from '../session/me';
import { AlarmToast } from './alarm-toast';
import { readAlarmFrame, readNotice, type Notice } from './notice';
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
  const say = useEffectEvent((notice: Notice | undefined) => {
    if (!notice || noticeStore.has(notice.id)) return;
    // What is over needs nobody's eye any more.
    if (notice.over) noticeStore.list().filter((old) => old.alarm === notice.alarm).forEach((old) => notifications.hide(old.id));
    noticeStore.add(notice);
    const open = () => {
      notifications.hide(notice.id);
      void navigate({ to: '/alarms', search: { show: 'all', alarm: notice.alarm } });
    };
    notifications.show({
      id: notice.id,
      title: t(notice.over ? 'alarms.toastEnded' : 'alarms.toastRaised'),
      message: <AlarmToast notice={notice} onOpen={open} />,
      color: notice.over ? 'horizon' : 'danger',
      autoClose: notice.over ? 8_000 : 20_000,
      closeButtonProps: { 'aria-label': t('common.close') },
    });
  });
  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: ['alarms'] });
    return openMessageSocket({
      path: '/api/ws/alarms/v1',
      subscribe: { command: 'subscribe' },
      onReopened: refresh,
      onMessage: (message) => {
        refresh();
        // Whoever has notifications of their own chose there what to hear of.
        if (!messages) say(readAlarmFrame(message));
      },
    });
  }, [client, messages]);
  useEffect(() => {
    if (!messages) return undefined;
    return openMessageSocket({ path: '/api/ws/messages/v1', onReopened: () => undefined, onMessage: (message) => say(readNotice(message)) });
  }, [messages]);
  return null;
}

import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Indicator } from '../app/indicator';
import { Mark } from '../design/badge';
import { useFormats } from '../design/format';
import { useMay } from '../session/me';
import { noticeStore } from './notice-store';
import styles from './notification-bell.module.css';

/** What was notified since this page was opened. */
export function NotificationBell() {
  const { t } = useTranslation();
  const may = useMay();
  const formats = useFormats();
  const [opened, setOpened] = useState(false);
  const notices = useSyncExternalStore(noticeStore.subscribe, noticeStore.list);
  const unseen = useSyncExternalStore(noticeStore.subscribe, noticeStore.unseen);
  const toggle = () => {
    setOpened(!opened);
    noticeStore.seen();
  };
  const close = () => setOpened(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" className={styles.button} aria-label={unseen > 0 ? t('notifications.unseen', { count: unseen }) : t('shell.notifications')} onClick={toggle}>
          <Indicator count={unseen}><IconBell size={19} stroke={1.6} aria-hidden /></Indicator>
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <ul className={styles.list} aria-label={t('shell.notifications')}>
          {notices.length === 0 ? <li className={styles.empty}>{t('notifications.none')}</li> : null}
          {notices.map((notice) => (
            <li key={notice.id}>
              <Link to="/alarms" search={{ alarm: notice.alarm }} className={styles.notice} onClick={close}>
                <Mark tone={notice.over ? 'good' : 'danger'}>{notice.name}</Mark>
                <span className="dim">{[notice.source, formats.clock(notice.time)].filter(Boolean).join(' · ')}</span>
              </Link>
            </li>
          ))}
        </ul>
        {may('pushDevice.own') ? <p className={styles.foot}><Link to="/notifications" onClick={close}>{t('notifications.settings')}</Link></p> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

import { Indicator } from './indicator';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconScissors, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from '../design/badge';
import { Logo } from '../design/logo';
import { useDraftSequences } from '../incidents/draft-sequences';
import { NotificationBell } from '../notifications/notification-bell';
import { useMay } from '../session/me';
import { siteQuery } from './site';
import { PersonMenu } from './person-menu';
import { useConnection } from './use-connection';
import styles from './top-bar.module.css';

interface TopBarProps {
  onSearch: () => void;
  onDrafts: () => void;
}

export function TopBar({ onSearch, onDrafts }: TopBarProps) {
  const { t } = useTranslation();
  const may = useMay();
  const site = useQuery({ ...siteQuery, enabled: may('site.view') });
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand} aria-label="Vigie"><Logo size={24} /></Link>
      {site.data ? <span className={styles.site}>{site.data}</span> : null}
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={styles.searchText}>{t('shell.search')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <div className={styles.right}>
        <Connection />
        {may('incidentProject.manage') ? <Drafts onOpen={onDrafts} /> : null}
        {may('alarm.view') ? <NotificationBell /> : null}
        <PersonMenu />
      </div>
    </header>
  );
}

function Connection() {
  const { t } = useTranslation();
  const lost = useConnection() === 'lost';
  return (
    <span className={styles.connection} data-lost={lost}>
      <Mark tone={lost ? 'attention' : 'good'}><span className={styles.connectionText}>{lost ? t('shell.offline') : t('shell.online')}</span></Mark>
    </span>
  );
}

function Drafts({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const count = useDraftSequences().data?.length ?? 0;
  return (
    <Tooltip label={t('shell.drafts')}>
      <ActionIcon variant="subtle" color="gray" size="lg" className={styles.icon} onClick={onOpen} aria-label={t('shell.draftsCount', { count })}>
        <Indicator count={count}><IconScissors size={19} stroke={1.6} aria-hidden /></Indicator>
      </ActionIcon>
    </Tooltip>
  );
}

import { UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Logo } from '../design/logo';
import { useMay } from '../session/me';
import { allowedNavigation, type NavigationItem } from './navigation';
import styles from './rail.module.css';

/** Where one can go. Narrow shows icons alone, with the name on pointing. */
export function Rail() {
  const { t } = useTranslation();
  const groups = allowedNavigation(useMay());
  const [narrow, setNarrow] = useLocalStorage({ key: 'vigie.rail.narrow', defaultValue: false });
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.rail} data-narrow={narrow} aria-label={t('shell.navigation')}>
      <Link to="/" className={styles.brand} aria-label="Vigie">
        <Logo />
        <span className={styles.wordmark}>Vigie</span>
      </Link>
      {groups.map((group) => (
        <div key={group.group} className={styles.group}>
          {group.group === 'work' ? null : <h2 className={styles.heading}>{t(`shell.${group.group}`)}</h2>}
          <ul className={styles.list}>
            {group.items.map((item) => (
              <li key={item.path}><RailLink item={item} label={t(`shell.${item.label}`)} /></li>
            ))}
          </ul>
        </div>
      ))}
      <UnstyledButton
        className={styles.toggle}
        aria-label={narrow ? t('shell.expand') : t('shell.collapse')}
        aria-expanded={!narrow}
        onClick={() => setNarrow(!narrow)}
      >
        <Toggle size={18} stroke={1.6} aria-hidden />
      </UnstyledButton>
    </nav>
  );
}

function RailLink({ item, label }: { item: NavigationItem; label: string }) {
  const Icon = item.icon;
  return (
    <Link to={item.path} className={styles.link} activeProps={{ 'data-active': true }} aria-label={label} title={label}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={styles.label}>{label}</span>
    </Link>
  );
}

import { Drawer } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me';
import { allowedNavigation, type NavigationItem } from './navigation';
import styles from './bottom-bar.module.css';

/** The rail of a phone: the pages of the day within the thumb's reach, the rest behind "More". */
export function BottomBar() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const groups = allowedNavigation(useMay());
  const work = groups.find((group) => group.group === 'work')?.items ?? [];
  const rest = groups.filter((group) => group.group !== 'work');
  return (
    <nav className={styles.bar} aria-label={t('shell.navigation')}>
      {work.map((item) => <BarLink key={item.path} item={item} label={t(`shell.${item.label}`)} />)}
      {rest.length > 0 ? (
        <button type="button" className={styles.link} aria-haspopup="dialog" onClick={() => setOpened(true)}>
          <IconDots size={22} stroke={1.6} aria-hidden />
          <span>{t('shell.more')}</span>
        </button>
      ) : null}
      <Drawer opened={opened} onClose={() => setOpened(false)} position="bottom" size="auto" title={t('shell.more')} closeButtonProps={{ 'aria-label': t('common.close') }}>
        {rest.map((group) => (
          <section key={group.group} className={styles.section}>
            <h3>{group.group === 'work' ? '' : t(`shell.${group.group}`)}</h3>
            {group.items.map((item) => (
              <Link key={item.path} to={item.path} className={styles.entry} onClick={() => setOpened(false)}>
                <item.icon size={20} stroke={1.6} aria-hidden />
                {t(`shell.${item.label}`)}
              </Link>
            ))}
          </section>
        ))}
      </Drawer>
    </nav>
  );
}

function BarLink({ item, label }: { item: NavigationItem; label: string }) {
  const Icon = item.icon;
  return (
    <Link to={item.path} className={styles.link} activeProps={{ 'data-active': true }}>
      <Icon size={22} stroke={1.6} aria-hidden />
      <span>{label}</span>
    </Link>
  );
}

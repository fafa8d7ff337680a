import { Menu, UnstyledButton } from '@mantine/core';
import { IconBell, IconKey, IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { themeChoices } from '../design/color-scheme';
import { switchLanguage } from '../i18n/i18n';
import { isLanguage, languageNames, languages } from '../i18n/language';
import { useMay, useMe } from '../session/me';
import { session } from '../session/session';
import { useThemeChoice } from './theme-context';
import styles from './person-menu.module.css';

export function PersonMenu() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const may = useMay();
  const navigate = useNavigate();
  const { choice, choose } = useThemeChoice();
  return (
    <Menu width={240} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={styles.person} aria-label={t('shell.person', { name: me.name })}>
          <span aria-hidden>{me.name.slice(0, 1).toUpperCase()}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={styles.name}>{me.name}</Menu.Label>
        {may('pushDevice.own') ? (
          <Menu.Item closeMenuOnClick leftSection={<IconBell size={16} />} onClick={() => void navigate({ to: '/notifications' })}>
            {t('shell.notificationSettings')}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        <Menu.RadioGroup value={i18n.language} onChange={(value) => { if (isLanguage(value)) void switchLanguage(value); }}>
          {languages.map((language) => <Menu.RadioItem key={language} value={language} lang={language}>{languageNames[language]}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        <Menu.RadioGroup value={choice} onChange={(value) => choose(themeChoices.find((theme) => theme === value) ?? 'system')}>
          {themeChoices.map((theme) => <Menu.RadioItem key={theme} value={theme}>{t(`shell.theme_${theme}`)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component="a" href="/IDP/change-password?return_to=/" leftSection={<IconKey size={16} />}>{t('shell.changePassword')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

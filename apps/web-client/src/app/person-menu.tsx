import { Menu, UnstyledButton } from '@mantine/core';
import { IconBell, IconCheck, IconKey, IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { themeChoices } from '../design/color-scheme';
import { switchLanguage } from '../i18n/i18n';
import { languageNames, languages } from '../i18n/language';
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
        {languages.map((language) => (
          <Choice key={language} label={languageNames[language]} lang={language} chosen={i18n.language === language} onChoose={() => void switchLanguage(language)} />
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.theme')}</Menu.Label>
        {themeChoices.map((theme) => (
          <Choice key={theme} label={t(`shell.theme_${theme}`)} chosen={theme === choice} onChoose={() => choose(theme)} />
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/IDP/change-password?return_to=/" leftSection={<IconKey size={16} />}>{t('shell.changePassword')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({ label, chosen, lang, onChoose }: { label: string; chosen: boolean; lang?: string; onChoose: () => void }) {
  return (
    <Menu.Item role="menuitemradio" aria-checked={chosen} lang={lang} onClick={onChoose} rightSection={chosen ? <IconCheck size={15} aria-hidden /> : null}>
      {label}
    </Menu.Item>
  );
}

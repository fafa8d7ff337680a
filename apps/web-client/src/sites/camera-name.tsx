import { IconSitemap } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './camera-name.module.css';

/** A camera, with its site where that is not this one. */
export function CameraName({ name, site }: { name: string; site: string | undefined }) {
  const { t } = useTranslation();
  if (site === undefined) return <strong>{name}</strong>;
  return <strong>{name} <span className={styles.site}><IconSitemap size={14} stroke={1.8} aria-hidden /><span className="visually-hidden">{t('sites.siteOf')}</span> {site}</span></strong>;
}

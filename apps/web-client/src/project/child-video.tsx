import { IconSitemap } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IncidentSequence } from '../api/incident-types';
import { Picture } from '../media/picture';
import { stillOf } from './still-of';
import styles from './child-video.module.css';

/** What stands in place of the player where the video is kept by a child site: the picture that was kept, and where to watch. */
export function ChildVideo({ project, sequence, site, name }: { project: string; sequence: IncidentSequence; site: string; name: string }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('project.keptStill', { camera: name })}>
      <div className={styles.still}><Picture {...stillOf(project, sequence)} alt={t('project.keptStill', { camera: name })} /></div>
      <p className={styles.hint}><IconSitemap size={18} stroke={1.6} aria-hidden /><span>{t('project.noChildVideo', { site })}</span></p>
    </section>
  );
}

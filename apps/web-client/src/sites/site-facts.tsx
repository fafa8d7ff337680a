import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChildSite } from '../api/types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { ConnectionMark } from './connection-mark';
import { useRefreshSite } from './use-refresh-site';
import styles from './site-facts.module.css';

/** How a child site is doing, with what to do about it. */
export function SiteFacts({ site }: { site: ChildSite }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const refresh = useRefreshSite();
  return (
    <section className={styles.facts} aria-label={t('common.state')}>
      <div className={styles.text} role="status">
        <p><ConnectionMark connection={site.connection} /> <span className="dim">{t('sites.since', { time: formats.minute(site.connectionSince) })}</span></p>
        <p className="dim">{t('sites.cameraCount', { count: site.cameras })} · {site.lastReadAt ? t('sites.lastReadAt', { time: formats.time(site.lastReadAt) }) : t('sites.neverRead')}</p>
        {site.connection === 'connected' ? null : <p>{t(`sites.advice_${site.connection}`)}</p>}
        {site.camerasLeftOut > 0 ? <p>{t('sites.leftOut', { count: site.camerasLeftOut })}</p> : null}
        <FormError error={refresh.error} />
      </div>
      <Button size="xs" variant="default" leftSection={<IconRefresh size={15} aria-hidden />} loading={refresh.isPending} onClick={() => refresh.mutate(site.id)}>{t('sites.refresh')}</Button>
    </section>
  );
}

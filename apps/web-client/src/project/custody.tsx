import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyEntry } from '../api/incident-types';
import { Badge, Mark } from '../design/badge';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { custodyQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';
import { DisclosureDialog } from './disclosure-dialog';
import { useProject } from './project-context';
import styles from './parts.module.css';

/** How evidence left the system: exports and disclosures, one after another, nothing ever changed. */
export function Custody() {
  const { t } = useTranslation();
  const may = useMay();
  const { project } = useProject();
  const entries = useQuery(custodyQuery(project.id));
  const [disclosing, setDisclosing] = useState(false);
  const add = may('incidentCustody.manage') ? <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setDisclosing(true)}>{t('project.recordDisclosure')}</Button> : null;
  return (
    <Panel flush title={t('project.tab_custody')} actions={add}>
      {entries.isPending ? <Loading rows={2} /> : null}
      {entries.isError ? <Failure error={entries.error} retry={() => void entries.refetch()} /> : null}
      {entries.data?.length === 0 ? <Empty title={t('project.noCustody')} hint={t('project.noCustodyHint')} /> : null}
      {entries.data && entries.data.length > 0 ? <ChainState entries={entries.data} /> : null}
      <ol className={styles.list} aria-label={t('project.tab_custody')}>
        {entries.data?.map((entry) => <Entry key={entry.id} entry={entry} />)}
      </ol>
      {disclosing ? <DisclosureDialog project={project.id} onClose={() => setDisclosing(false)} /> : null}
    </Panel>
  );
}

function ChainState({ entries }: { entries: CustodyEntry[] }) {
  const { t } = useTranslation();
  const broken = entries.find((entry) => entry.intact === false);
  return <p className={styles.empty} role="status">{broken ? <Mark tone="danger">{t('project.chainBroken', { number: broken.number })}</Mark> : <Mark tone="good">{t('project.chainIntact', { count: entries.length })}</Mark>}</p>;
}

/** What is said of an export's package, in this order. */
const known = ['package', 'sequences', 'leftOut', 'sha256', 'fingerprint'] as const;

function Entry({ entry }: { entry: CustodyEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className={styles.item}>
      <span className="mono dim">{entry.number}</span>
      <div className={styles.grow}>
        <span className={styles.head}>
          <strong>{t(`project.custody_${entry.kind}`)}</strong>
          {entry.form ? <span>{t(`project.form_${entry.form}`)}</span> : null}
          <time dateTime={entry.time} className="dim">{formats.time(entry.time)}</time>
          {entry.intact === false ? <Badge tone="danger">{t('project.notIntact')}</Badge> : null}
        </span>
        <span>{t('project.custodyBy', { name: entry.by?.name ?? t('common.unknown') })}{entry.recipient ? <> {t('project.custodyTo')} <strong>{entry.recipient}</strong></> : null}</span>
        {entry.purpose ? <p className={styles.text}>{entry.purpose}</p> : null}
        {entry.reference ? <span className="dim">{t('project.custodyReference', { reference: entry.reference })}</span> : null}
        {known.filter((name) => entry.details?.[name] !== undefined).map((name) => <span key={name} className="dim">{t(`project.detail_${name}`)}: <span className="mono">{String(entry.details?.[name])}</span></span>)}
      </div>
    </li>
  );
}

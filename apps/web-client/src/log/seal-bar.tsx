import { Button } from '@mantine/core';
import { IconAlertOctagon, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogSealState } from '../api/types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { useMay } from '../session/me';
import { sealQuery, verifyLog } from './log-queries';
import styles from './seal-bar.module.css';

/** How far the log is sealed, whether the chain held when it was last checked, and the check itself. */
export function SealBar() {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const seal = useQuery(sealQuery);
  const [progress, setProgress] = useState(0);
  const verify = useMutation({
    mutationFn: () => verifyLog(setProgress),
    onSettled: () => client.invalidateQueries({ queryKey: sealQuery.queryKey }),
  });
  const broken = verify.data ? verify.data.valid === false : seal.data?.valid === false;
  return (
    <section className={styles.bar} data-broken={broken} aria-label={t('log.seal')}>
      {broken ? <IconAlertOctagon size={22} stroke={1.5} aria-hidden /> : <IconRosetteDiscountCheck size={22} stroke={1.5} aria-hidden />}
      <div className={styles.text}>
        {seal.data ? <SealText seal={seal.data} /> : <p>{seal.isError ? t('log.sealUnknown') : t('common.loading')}</p>}
        <p role="status" className={styles.result}>{result()}</p>
        {verify.data?.valid ? (
          <ul className={styles.witnesses}>
            {(verify.data.witnesses ?? []).map(({ service, state }) => <li key={service}>{t(`log.witness_${state}`, { service })}</li>)}
          </ul>
        ) : null}
        <FormError error={verify.error} />
      </div>
      {may('log.verify') ? <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>{t('log.verify')}</Button> : null}
    </section>
  );

  function result(): string {
    if (verify.isPending) return t('log.verifying', { percent: progress });
    if (!verify.data) return '';
    if (verify.data.valid) return t('log.holds', { entries: verify.data.entries ?? 0 });
    return t('log.broken', { text: verify.data.firstBreak?.text ?? '' });
  }
}

function SealText({ seal }: { seal: LogSealState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sealed = seal.lastSeal
    ? t('log.sealedUpTo', { sealed: formats.number(seal.sealedEntries), entries: formats.number(seal.entries), time: formats.time(seal.lastSeal.time) })
    : t('log.noSealYet', { entries: formats.number(seal.entries) });
  return (
    <>
      <p>{sealed}</p>
      {seal.firstBreak ? <p className={styles.break}>{seal.firstBreak.text}</p> : null}
      {seal.verifiedAt && seal.valid ? <p className="dim">{t('log.verifiedAt', { time: formats.time(seal.verifiedAt) })}</p> : null}
    </>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Grant } from '../api/types';
import { Badge } from '../design/badge';
import { useAllCameraNames } from '../sites/use-all-camera-names';
import { privilegeTexts } from './privilege-texts';
import styles from './grant-item.module.css';

interface GrantItemProps {
  grant: Grant;
  onEdit?: () => void;
  onRemove?: () => void;
}

/** One grant as a sentence: what, on what. */
export function GrantItem({ grant, onEdit, onRemove }: GrantItemProps) {
  const { t } = useTranslation();
  const names = useAllCameraNames();
  const scope = scopeText();
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <p className={styles.scope}>
          {grant.effect === 'deny' ? <Badge tone="danger">{t('roles.denied')}</Badge> : null}
          {scope}
        </p>
        <p className={styles.privileges}>{privilegeTexts(grant.privileges, t).join(' · ')}</p>
      </div>
      {onEdit ? <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('roles.editGrant', { scope })} onClick={onEdit}><IconPencil size={16} aria-hidden /></ActionIcon> : null}
      {onRemove ? <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('roles.removeGrant', { scope })} onClick={onRemove}><IconTrash size={16} aria-hidden /></ActionIcon> : null}
    </li>
  );

  function scopeText(): string {
    if (grant.scope.kind === 'everything') return t('roles.scopeEverything');
    if (grant.scope.kind !== 'entities') return t('roles.scopeOther', { count: grant.scope.ids?.length ?? 0 });
    return (grant.scope.ids ?? []).map((id) => names.get(id) ?? id.slice(0, 8)).join(', ') || t('roles.scopeNothing');
  }
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { FormError } from '../design/form-error';
import type { UsageDimension } from './usage-dimension';

/** Why a property stays as it is; where projects use it, the way to them. */
export function InUseRefusal({ error, dimension, id }: { error: Error | null; dimension: UsageDimension; id: string | undefined }) {
  const { t } = useTranslation();
  const inUse = error instanceof ApiError && error.code.endsWith('.inUse') && id;
  return (
    <>
      <FormError error={error} />
      {inUse ? <p><Link to="/incidents" search={{ [dimension]: id }}>{t('properties.showProjects')}</Link></p> : null}
    </>
  );
}

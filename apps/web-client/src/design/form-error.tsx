import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import styles from './form-error.module.css';

interface FormErrorProps {
  error: Error | null | undefined;
  /** Inputs that tell their own errors. */
  fields?: string[];
}

/** Why a form was not taken, above its buttons; the input stays as it is. */
export function FormError({ error, fields = [] }: FormErrorProps) {
  const { t } = useTranslation();
  if (!error) return null;
  const known = error instanceof ApiError ? error : undefined;
  const rest = known?.details.filter((detail) => !fields.includes(detail.property ?? '')) ?? [];
  if (known && known.details.length > 0 && rest.length === 0) return null;
  const texts = rest.map((detail) => detail.errorText);
  return (
    <div role="alert" className={styles.error}>
      {texts.length > 0 ? texts.map((text) => <p key={text}>{text}</p>) : <p>{known?.isOffline ? t('common.unreachable') : t('common.failed')}</p>}
      {known ? <p className={styles.code}>{known.code}</p> : null}
    </div>
  );
}

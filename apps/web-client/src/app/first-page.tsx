import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/states';
import { useMay, useMe } from '../session/me';
import { allowedNavigation } from './navigation';

/** Goes to the first page that the person may open. */
export function FirstPage() {
  const { t } = useTranslation();
  const me = useMe();
  const target = allowedNavigation(useMay())[0]?.items[0]?.path;
  if (target) return <Navigate to={target} replace />;
  return <Empty title={t('shell.nothingAllowed')} hint={t('shell.nothingAllowedHint', { name: me.name })} />;
}

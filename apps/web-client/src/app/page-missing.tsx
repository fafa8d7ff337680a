import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/states';

export function PageMissing() {
  const { t } = useTranslation();
  return <Empty title={t('shell.notFound')} hint={t('shell.notFoundHint')} action={<Link to="/">{t('shell.goHome')}</Link>} />;
}

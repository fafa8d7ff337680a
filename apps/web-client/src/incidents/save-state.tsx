import { useTranslation } from 'react-i18next';
import { Mark } from '../design/badge';

interface SaveStateProps {
  pending: boolean;
  saved: boolean;
  failed: boolean;
}

/** Whether what one sees is what the suite has. */
export function SaveState({ pending, saved, failed }: SaveStateProps) {
  const { t } = useTranslation();
  return <span role="status" className="dim">{text()}</span>;

  function text() {
    if (pending) return <Mark>{t('incidents.saving')}</Mark>;
    if (failed) return <Mark tone="danger">{t('incidents.notSaved')}</Mark>;
    return saved ? <Mark tone="good">{t('common.saved')}</Mark> : null;
  }
}

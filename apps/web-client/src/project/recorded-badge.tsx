import { useTranslation } from 'react-i18next';
import type { RecordingState } from '../api/incident-types';
import { Badge } from '../design/badge';

/** Whether anything is recorded; where all is, nothing is said unless asked for. */
export function RecordedBadge({ state, full }: { state: RecordingState | undefined; full?: boolean }) {
  const { t } = useTranslation();
  switch (state) {
    case 'none': return <Badge tone="attention">{t('incidents.notRecorded')}</Badge>;
    case 'part': return <Badge tone="attention">{t('incidents.partRecorded')}</Badge>;
    case 'unknown': return <Badge>{t('project.recordingUnknown')}</Badge>;
    case 'all': return full ? <Badge tone="good">{t('project.recorded')}</Badge> : null;
    case undefined: return null;
  }
}

import { useTranslation } from 'react-i18next';
import type { RecordingState } from '../api/incident-types';
import { Badge } from '../design/badge';

interface RecordedBadgeProps {
  state: RecordingState | undefined;
  /** The child site that would know; undefined: this one. */
  site?: string;
  full?: boolean;
}

/** Whether anything is recorded; where all is, nothing is said unless asked for. */
export function RecordedBadge({ state, site, full }: RecordedBadgeProps) {
  const { t } = useTranslation();
  switch (state) {
    case 'none': return <Badge tone="attention">{t('incidents.notRecorded')}</Badge>;
    case 'part': return <Badge tone="attention">{t('incidents.partRecorded')}</Badge>;
    case 'unknown': return site === undefined ? <Badge>{t('project.recordingUnknown')}</Badge> : <Badge tone="attention">{t('project.recordingSiteAway', { site })}</Badge>;
    case 'all': return full ? <Badge tone="good">{t('project.recorded')}</Badge> : null;
    case undefined: return null;
  }
}

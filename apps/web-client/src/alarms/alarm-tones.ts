import type { AlarmState } from '../api/types';
import type { Tone } from '../design/badge';

/** Red is for what is dangerous, amber for what wants attention. */
export function priorityTone(priority: number | undefined): Tone {
  if (priority === 1) return 'danger';
  return priority === 2 ? 'attention' : 'neutral';
}

export function stateTone(state: AlarmState): Tone {
  switch (state) {
    case 'new': return 'attention';
    case 'inProgress': return 'accent';
    case 'onHold': return 'neutral';
    case 'closed': return 'neutral';
  }
}

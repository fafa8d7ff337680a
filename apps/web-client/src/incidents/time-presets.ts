/** Spans that end now; a saved filter keeps meaning what it says. */
export const timePresets = [
  { id: 'today', value: 'today' },
  { id: 'day', value: '-1d' },
  { id: 'week', value: '-7d' },
  { id: 'month', value: '-30d' },
  { id: 'year', value: '-365d' },
] as const;

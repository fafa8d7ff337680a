/** Why a decision refused: stable codes for the log; callers see less (security model, "The decision"). */
export const refusalReasons = [
  'principalUnknown',
  'accountDisabled',
  'sessionEnded',
  'levelBelowThreat',
  'levelBelowBlock',
  'entityUnknown',
  'partitionNotReached',
  'notGranted',
  'denied',
  'outsideTimeProfile',
  'beyondPlaybackLimit',
  'stateUnavailable',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

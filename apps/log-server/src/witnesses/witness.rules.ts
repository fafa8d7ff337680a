import type { WitnessedSeal, WitnessState } from '@vigie/contracts';
import type { Break } from '../chain/chain-walk.js';
import type { Seal } from '../chain/seal.rules.js';

/** What a verification found at a witness. */
export interface WitnessFinding {
  service: string;
  state: WitnessState;
  newest?: { number: number; time: string };
}

/** How long a witness may take to hear of a seal, in milliseconds. */
export const hearingMs = 60_000;

/** Whether the log has exactly this seal. */
export const isOwn = (kept: WitnessedSeal, own: Seal | undefined): boolean =>
  own !== undefined && own.hash === kept.hash && own.last === kept.last && own.signature.toString('base64url') === kept.signature;

/** What it means that the log does not have a seal which a witness keeps. `entries`: how many the log has. */
export function breakOf(service: string, kept: WitnessedSeal, own: Seal | undefined, entries: number): Break {
  const told = { seal: kept.number, witness: service };
  if (!own) return kept.last > entries ? { sequence: entries + 1, reason: 'truncated', ...told } : { sequence: kept.first, reason: 'missingSeal', ...told };
  return { sequence: kept.first, reason: own.hash === kept.hash && own.last === kept.last ? 'forgedSeal' : 'rewritten', ...told };
}

/** Numbers that are looked at beside the newest: some anywhere, so that nobody knows which. */
export function spotChecks(oldest: number, newest: number, count: number, random: () => number): number[] {
  const anywhere = Array.from({ length: count }, () => oldest + Math.floor(random() * (newest - oldest + 1)));
  return [...new Set([oldest, ...anywhere, newest])].sort((one, other) => one - other);
}

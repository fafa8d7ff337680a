import type { SealContradictionKind, WitnessedSeal } from '@vigie/contracts';

/** What a witness keeps next to a seal that it hears. */
export interface KeptNearby {
  /** Of the same number. */
  same?: WitnessedSeal | undefined;
  /** The nearest of a smaller and of a larger number. */
  before?: WitnessedSeal | undefined;
  after?: WitnessedSeal | undefined;
}

/**
 * What is wrong with a seal, next to what is kept; undefined: it is the next one, one that came late into its place, or one that is
 * known. Numbers and entries only grow, so what is neither was sealed by a log that is not the one that was sealed before.
 */
export function contradictionOf(seal: WitnessedSeal, { same, before, after }: KeptNearby): SealContradictionKind | undefined {
  if (same) return sameSeal(seal, same) ? undefined : 'otherSeal';
  if (after && !before) return 'wentBack';
  if (before && !follows(seal, before)) return after ? 'wentBack' : 'otherHistory';
  if (after && !follows(after, seal)) return 'wentBack';
  return before && before.keyFingerprint !== seal.keyFingerprint ? 'otherKey' : undefined;
}

/** Seals are gapless: the next begins where the one before ended, and a later one behind at least one entry for each in between. */
function follows(later: WitnessedSeal, earlier: WitnessedSeal): boolean {
  const between = later.number - earlier.number - 1;
  return between === 0 ? later.first === earlier.last + 1 : later.first > earlier.last + between;
}

const sameSeal = (one: WitnessedSeal, other: WitnessedSeal): boolean =>
  one.hash === other.hash && one.last === other.last && one.first === other.first && one.signature === other.signature && one.keyFingerprint === other.keyFingerprint;

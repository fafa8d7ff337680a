/** When a key starts to sign; its number orders the keys. */
export interface KeyAge {
  number: number;
  signsFrom: Date;
}

export interface RotationPolicy {
  /** How long a key signs before the next one takes over, in milliseconds. */
  signsForMs: number;
}

const minute = 60_000;

/** A key is shown this long before it signs: every verifier and every copy of this service knows it by then. */
export const leadMs = 15 * minute;
/** A key stays shown this long after the next one took over: what it signed has run out by then. */
export const overlapMs = 24 * 60 * minute;

const byNumber = <K extends KeyAge>(keys: readonly K[]): K[] => [...keys].sort((a, b) => a.number - b.number);

/** The key that signs at this moment: the newest whose time has come. A clock that lags behind those of other copies still finds the oldest. */
export function signingKey<K extends KeyAge>(keys: readonly K[], now: Date): K | undefined {
  const ordered = byNumber(keys);
  return ordered.filter(({ signsFrom }) => signsFrom <= now).at(-1) ?? ordered[0];
}

/** The key to make now, if one is due: at once where there is none, else early enough to be known before it signs. */
export function nextKey(keys: readonly KeyAge[], now: Date, { signsForMs }: RotationPolicy): KeyAge | undefined {
  const newest = byNumber(keys).at(-1);
  if (!newest) return { number: 1, signsFrom: now };
  const due = newest.signsFrom.getTime() + signsForMs - leadMs;
  return now.getTime() >= due ? { number: newest.number + 1, signsFrom: new Date(now.getTime() + leadMs) } : undefined;
}

/** Keys that nothing valid is signed with any more. */
export function retiredKeys<K extends KeyAge>(keys: readonly K[], now: Date): K[] {
  const ordered = byNumber(keys);
  return ordered.filter((_, index) => {
    const successor = ordered[index + 1];
    return successor !== undefined && successor.signsFrom.getTime() + overlapMs < now.getTime();
  });
}

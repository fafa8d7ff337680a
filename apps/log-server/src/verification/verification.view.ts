import type { LogBreakView, LogVerificationView } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import type { Break } from '../chain/chain-walk.js';
import type { Seal } from '../chain/seal.rules.js';
import { breakText } from '../sentences/break-texts.js';
import type { Verification } from './verification.store.js';

export const breakView = (broken: Break, language: Language): LogBreakView => ({ ...broken, text: breakText(broken, language) });

/** A verification as the API shows it. */
export function verificationView(found: Verification, lastSeal: Seal | undefined, language: Language): LogVerificationView {
  const { id, state, total, entries, seals, broken, witnesses } = found;
  const ended = state === 'Success';
  return {
    id, state, entries, seals,
    progress: ended ? 100 : Math.min(99, Math.floor((100 * entries) / Math.max(total, 1))),
    ...(ended ? { valid: broken === undefined } : {}),
    ...(lastSeal ? { sealedUntil: lastSeal.time, lastSeal: { number: lastSeal.number, time: lastSeal.time } } : {}),
    ...(ended && witnesses ? { witnesses } : {}),
    ...(broken ? { firstBreak: breakView(broken, language) } : {}),
  };
}

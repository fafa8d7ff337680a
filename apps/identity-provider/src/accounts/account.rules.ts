import { foldName, requireReadableName, VigieError } from '@vigie/contracts';

/** A name as it is compared: `Zoé`, `zoe` and `ＺＯＥ` are one person. */
export const nameKey = foldName;

/** The name of an account as it is kept; refuses what cannot be typed or seen. */
export function checkName(name: string): string {
  const tidy = name.normalize('NFC').trim();
  if (tidy === '' || [...tidy].length > 64) throw new VigieError('request.invalid', { property: 'name', params: { detail: '1 to 64 characters' } });
  requireReadableName('name', tidy, { whole: true });
  if (/["<>]/.test(tidy)) throw new VigieError('request.invalid', { property: 'name', params: { detail: 'no quotes or angle brackets' } });
  return tidy;
}

interface Subject {
  id: string;
  name: string;
  builtIn: boolean;
}

/** `Admin` is the way back in: it stays, by its name, enabled (ID-03). Nobody shuts the door on themselves. */
export function checkChange(account: Subject, change: { name?: string; disabled?: boolean; delete?: boolean }, actor: { id: string }): void {
  const renamed = change.name !== undefined && change.name !== account.name;
  if (account.builtIn && (renamed || change.disabled === true || change.delete === true)) throw new VigieError('account.builtInStays');
  if (account.id === actor.id && (change.disabled === true || change.delete === true)) throw new VigieError('account.self');
}

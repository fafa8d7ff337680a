import { VigieError } from '@vigie/contracts';

interface Move {
  /** Where the secret was meant for, and where it would be sent: scheme, host and port. */
  from: string;
  to: string;
  /** What comes with the request. */
  given: string | null | undefined;
}

/**
 * A stored secret goes where it was given for and nowhere else (MG-09, ID-20): whoever may change an address would otherwise have it
 * sent to themselves. Throws `secret.giveAgain`, naming the member.
 */
export function requireSecretAgain({ from, to, given }: Move, property: string): void {
  if (from !== to && !given) throw new VigieError('secret.giveAgain', { property });
}

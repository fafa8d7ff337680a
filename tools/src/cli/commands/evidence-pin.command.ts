import type { Command } from '../command.js';
import { pin } from '../evidence/pins.js';

/** Remembers whose key this is: packages that it signed are proven from then on. */
export const evidencePin: Command = {
  name: 'evidence pin',
  usage: 'FINGERPRINT --as SITE [--keys FILE]',
  says: 'vouches for the key of a site',
  words: 1,
  options: ['as', 'keys'],
  run: ({ words: [fingerprint = ''], options }) => Promise.resolve([`Pinned in ${pin(fingerprint, options.as ?? '', options.keys)}.`]),
};

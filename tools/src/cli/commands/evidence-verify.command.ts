import type { Command } from '../command.js';
import { checkOptions, checkPackage } from '../evidence/check-package.js';

/** Proves an evidence package, or says what does not hold (IM-31, RC-07); ends with 3 where its signer is not proven. Needs neither a running system nor a network. */
export const evidenceVerify: Command = {
  name: 'evidence verify',
  usage: 'FILE [--password-file FILE] [--fingerprint HEX | --keys FILE]',
  says: 'proves an evidence package, alone and offline',
  words: 1,
  options: ['password-file', 'fingerprint', 'keys'],
  run: ({ words: [file = ''], options }) => checkPackage(file, checkOptions(options), readThrough),
};

async function readThrough(_name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const parts = content[Symbol.asyncIterator]();
  while (!(await parts.next()).done);
}

import type { Command } from '../command.js';
import { checkPackage } from '../evidence/check-package.js';

/** Proves an evidence package, or says what does not hold (IM-31, RC-07). Needs neither a running system nor a network. */
export const evidenceVerify: Command = {
  name: 'evidence verify',
  usage: 'FILE [--password-file FILE] [--fingerprint HEX]',
  says: 'proves an evidence package, alone and offline',
  words: 1,
  options: ['password-file', 'fingerprint'],
  run: ({ words: [file = ''], options }) => checkPackage(file, { passwordFile: options['password-file'], fingerprint: options.fingerprint }, readThrough),
};

async function readThrough(_name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const parts = content[Symbol.asyncIterator]();
  while (!(await parts.next()).done);
}

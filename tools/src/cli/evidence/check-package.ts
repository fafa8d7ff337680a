import { createReadStream } from 'node:fs';
import { verifyPackage, type Keeper } from '@vigie/media';
import { Problem } from '../../problem.js';
import type { Answer } from '../command.js';
import { readPassword } from './ask-password.js';
import { describeFault, describePackage } from './describe-package.js';
import { readPins } from './pins.js';

export interface CheckOptions {
  readonly passwordFile?: string | undefined;
  /** Of the key that must have signed; without it, those that are pinned are looked through. */
  readonly fingerprint?: string | undefined;
  /** The file with the pinned ones. */
  readonly keys?: string | undefined;
}

export const checkOptions = (options: Readonly<Record<string, string | undefined>>): CheckOptions =>
  ({ passwordFile: options['password-file'], fingerprint: options.fingerprint, keys: options.keys });

/** Reads a package from beginning to end, without anything else; throws Problem with what was found where it does not hold. */
export async function checkPackage(path: string, { passwordFile, fingerprint, keys }: CheckOptions, keep: Keeper): Promise<Answer> {
  const signers = fingerprint === undefined ? readPins(keys) : [{ fingerprint }];
  const password = await readPassword(passwordFile);
  let reading: string | undefined;
  const keeper: Keeper = (name, content) => {
    reading = name;
    return keep(name, content);
  };
  const found = await verifyPackage(createReadStream(path, { highWaterMark: 1_048_576 }), password, keeper).catch((error: unknown) => {
    const told = describeFault(error, reading);
    throw told === undefined ? error : new Problem(told);
  });
  const { lines, holds, exitCode } = describePackage(found, signers, fingerprint !== undefined);
  if (!holds) throw new Problem(lines.join('\n'));
  return exitCode === 0 ? lines : { lines, exitCode };
}

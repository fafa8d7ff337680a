import { createReadStream } from 'node:fs';
import { verifyPackage, type Keeper } from '@vigie/media';
import { Problem } from '../../problem.js';
import { readPassword } from './ask-password.js';
import { describeFault, describePackage } from './describe-package.js';

export interface CheckOptions {
  readonly passwordFile?: string | undefined;
  readonly fingerprint?: string | undefined;
}

/** Reads a package from beginning to end, without anything else; throws Problem with what was found where it does not hold. */
export async function checkPackage(path: string, { passwordFile, fingerprint }: CheckOptions, keep: Keeper): Promise<string[]> {
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
  const { lines, holds } = describePackage(found, fingerprint);
  if (!holds) throw new Problem(lines.join('\n'));
  return lines;
}

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from '../../problem.js';
import type { Signers } from './describe-package.js';

/** Where fingerprints are pinned unless said otherwise: they belong to the person who compares, not to an installation. */
export const pinsFile = (given: string | undefined): string => given ?? join(homedir(), '.config', 'vigie', 'evidence-keys');

/** Fingerprints that somebody vouched for, one a line, with the name they go by. */
export function readPins(given: string | undefined): Signers {
  const path = pinsFile(given);
  if (given === undefined && !existsSync(path)) return [];
  return readFileSync(path, 'utf8').split(/\r?\n/).flatMap((line) => {
    const [, fingerprint, name] = /^([0-9a-f]{64})\s+(\S.*)$/.exec(line.trim()) ?? [];
    return fingerprint && name ? [{ fingerprint, name }] : [];
  });
}

export function pin(written: string, name: string, given: string | undefined): string {
  const fingerprint = written.replace(/[\s:-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) throw new Problem('A fingerprint has 64 hexadecimal digits.');
  if (!/^[^\p{C}]{1,128}$/u.test(name)) throw new Problem('Say whose it is: --as SITE.');
  const path = pinsFile(given);
  mkdirSync(dirname(path), { recursive: true });
  appendFileSync(path, `${fingerprint} ${name.trim()}\n`);
  return path;
}

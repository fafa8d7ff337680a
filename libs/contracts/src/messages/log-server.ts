import { IsIn, IsInt, IsOptional, IsString, Matches, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';
import { IsInstant } from '../instant.js';

/** What can be wrong with the chain of the log, in the order in which it is looked for. */
export const chainBreaks = [
  'missing', 'inserted', 'altered', 'reordered', 'forgedSeal', 'missingSeal', 'rewritten', 'truncated', 'unsealed', 'replacedKey',
] as const;
export type ChainBreak = (typeof chainBreaks)[number];

/** What a seal says: these entries, with this hash at their end, were there at that time. */
export class LogSealStatement {
  /** Counts the seals, from 1. */
  @IsInt()
  @Min(1)
  number: number;

  @IsInstant()
  time: string;

  /** Numbers of the first and the last entry under this seal. */
  @IsInt()
  @Min(1)
  first: number;

  @IsInt()
  @Min(1)
  last: number;

  @IsInt()
  @Min(1)
  count: number;

  /** SHA-256 of the last entry, in hex: it covers every entry before. */
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;

  /** Of the key that signed. */
  @IsId()
  keyId: string;

  /** Ed25519 over `sealText`, in base64url. */
  @IsString()
  signature: string;
}

/** The log was sealed: whoever keeps this fact can later prove that nothing before it was changed (LG-04, LG-16). */
export class LogSealFact extends LogSealStatement {
  /** Ed25519 public key that the signature fits, SPKI in base64url. */
  @IsString()
  publicKey: string;
}

/** What is signed of a seal: a JSON list in a fixed order. */
export const sealText = ({ number, time, first, last, count, hash, keyId }: Omit<LogSealStatement, 'signature'>): string =>
  JSON.stringify(['vigie.seal.1', number, time, first, last, count, hash, keyId]);

/** The log does not verify: somebody or something changed what was written. */
export class LogChainBroken {
  @IsInt()
  @Min(0)
  sequence: number;

  @IsIn(chainBreaks)
  reason: ChainBreak;

  /** The seal at fault, where it is one. */
  @IsOptional()
  @IsInt()
  seal?: number;

  /** The service that kept what the log no longer says. */
  @IsOptional()
  @IsString()
  witness?: string;

  /** When it was found. */
  @IsInstant()
  time: string;
}

const service = 'log-server';

export const logSealed = defineFact({
  service, thing: 'log', verb: 'sealed', version: 2, payload: LogSealFact,
  sample: {
    number: 7, time: '2026-11-22T10:15:40.000Z', first: 801, last: 950, count: 150,
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    keyId: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0e05',
    signature: 'q0Jt1m0dM2c5uRkOZqk2b2d1VvU1b3XJp7h5l1Xb9cQe1W0lS3d5o8mG2b7n4f6r8t0y1u2i3o4p5a6s7d8f9g',
    publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE',
  },
});

export const logChainBroken = defineFact({
  service, thing: 'logChain', verb: 'broken', payload: LogChainBroken,
  sample: { sequence: 801, reason: 'altered', time: '2026-11-22T10:15:40.000Z' },
});

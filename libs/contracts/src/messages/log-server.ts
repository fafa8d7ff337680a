import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, Min } from 'class-validator';
import { defineFact } from '../definitions.js';

/** What can be wrong with the chain of the log, in the order in which it is looked for. */
export const chainBreaks = ['missing', 'inserted', 'altered', 'reordered', 'forgedSeal', 'rewritten', 'truncated'] as const;
export type ChainBreak = (typeof chainBreaks)[number];

/** The log was sealed: whoever keeps this fact can later prove that nothing before it was changed (LG-04). */
export class LogSealFact {
  /** Counts the seals, from 1. */
  @IsInt()
  @Min(1)
  number: number;

  @IsISO8601()
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

  /** Ed25519, in base64url. */
  @IsString()
  signature: string;
}

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

  /** When it was found. */
  @IsISO8601()
  time: string;
}

const service = 'log-server';

export const logSealed = defineFact({
  service, thing: 'log', verb: 'sealed', payload: LogSealFact,
  sample: {
    number: 7, time: '2026-11-22T10:15:40.000Z', first: 801, last: 950, count: 150,
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    signature: 'q0Jt1m0dM2c5uRkOZqk2b2d1VvU1b3XJp7h5l1Xb9cQe1W0lS3d5o8mG2b7n4f6r8t0y1u2i3o4p5a6s7d8f9g',
  },
});

export const logChainBroken = defineFact({
  service, thing: 'logChain', verb: 'broken', payload: LogChainBroken,
  sample: { sequence: 801, reason: 'altered', time: '2026-11-22T10:15:40.000Z' },
});

import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';
import { defineFact, defineQuestion } from '../definitions.js';
import type { FactDefinition, QuestionDefinition } from '../definitions.js';
import { LogSealStatement, logSealed } from './log-server.js';

/** Services that keep the seals of the log in their own databases (LG-16). */
export const witnessServices = ['management', 'incident-manager'] as const;
export type WitnessService = (typeof witnessServices)[number];

/** A seal as a witness keeps it. */
export class WitnessedSeal extends LogSealStatement {
  /** SHA-256 over the public key (SPKI, DER), in hex. */
  @Matches(/^[0-9a-f]{64}$/)
  keyFingerprint: string;
}

/** Seals that are asked for at once. */
export const mostWitnessed = 200;

export class WitnessedSealsRequest {
  /** Numbers of the seals that are asked for; a witness passes over those that it does not have. */
  @IsArray()
  @ArrayMaxSize(mostWitnessed)
  @IsInt({ each: true })
  @Min(1, { each: true })
  numbers: number[];
}

export class WitnessedSealsReply {
  /** Number of the oldest seal that it keeps. */
  @IsOptional()
  @IsInt()
  oldest?: number;

  @IsOptional()
  @Nested(() => WitnessedSeal)
  newest?: WitnessedSeal;

  @Nested(() => WitnessedSeal, { each: true })
  seals: WitnessedSeal[];
}

/**
 * How a seal contradicts what a witness keeps: `otherSeal` another one of a number that is known · `wentBack` a number from before,
 * where no place is for it · `otherHistory` it does not follow on what was sealed before · `otherKey` signed by a key that is not
 * the log's · `forged` not signed by the key that it names.
 */
export const sealContradictionKinds = ['otherSeal', 'wentBack', 'otherHistory', 'otherKey', 'forged'] as const;
export type SealContradictionKind = (typeof sealContradictionKinds)[number];

/** The log sealed something else than it had sealed before: it was rolled back, emptied or written anew. */
export class SealContradiction {
  @IsIn(sealContradictionKinds)
  kind: SealContradictionKind;

  /** Of the seal that was heard. */
  @IsInt()
  @Min(1)
  number: number;

  /** Number of its first entry. */
  @IsInt()
  @Min(1)
  first: number;

  /** Newest seal that the witness keeps. */
  @IsInt()
  @Min(1)
  newest: number;

  /** When it was heard. */
  @IsInstant()
  time: string;
}

const sample: WitnessedSeal = (({ publicKey: _, ...statement }) => ({
  ...statement, keyFingerprint: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
}))(logSealed.sample);

const perWitness = <D>(define: (service: WitnessService) => D): Record<WitnessService, D> =>
  Object.fromEntries(witnessServices.map((service) => [service, define(service)])) as Record<WitnessService, D>;

/** What a witness keeps: its oldest and newest seal, and those that are asked for. */
export const witnessedSeals: Record<WitnessService, QuestionDefinition<WitnessedSealsRequest, WitnessedSealsReply>> = perWitness((service) => defineQuestion({
  service, thing: 'witnessedSeals', verb: 'read', askers: ['log-server'], forServices: true, request: WitnessedSealsRequest, reply: WitnessedSealsReply,
  samples: { request: { numbers: [7] }, reply: { oldest: 1, newest: sample, seals: [sample] } },
}));

/** Told by a witness that heard a seal which contradicts what it keeps. */
export const sealContradicted: Record<WitnessService, FactDefinition<SealContradiction>> = perWitness((service) => defineFact({
  service, thing: 'logSeal', verb: 'contradicted', payload: SealContradiction,
  sample: { kind: 'otherSeal', number: 7, first: 801, newest: 12, time: '2026-11-22T10:15:40.000Z' },
}));

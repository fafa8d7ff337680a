import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { chainBreaks } from '../messages/log-server.js';
import type { ChainBreak } from '../messages/log-server.js';
import { LoggedObject, LoggedUser, logNames, outcomes } from '../messages/log.js';
import type { LogName, Outcome } from '../messages/log.js';
import type { Privilege } from '../privileges.js';
import { HasRelations, Relations } from '../references.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';

/** One entry of the log as the API shows it (LG-02). */
export class LogEntryView {
  @IsId()
  id: string;

  /** Place in the chain, from 1. */
  @IsInt()
  @Min(1)
  sequence: number;

  /** When it happened, by the service that saw it. */
  @IsInstant()
  time: string;

  /** When the log took it. */
  @IsInstant()
  receivedAt: string;

  @IsString()
  site: string;

  @IsString()
  service: string;

  @IsIn(logNames)
  log: LogName;

  @IsString()
  category: string;

  @IsString()
  operation: string;

  @IsOptional()
  @Nested(() => LoggedUser)
  user?: LoggedUser;

  @IsOptional()
  @Nested(() => LoggedObject)
  object?: LoggedObject;

  @IsOptional()
  @IsString()
  privilege?: Privilege;

  @IsIn(outcomes)
  outcome: Outcome;

  @IsOptional()
  @IsString()
  reason?: string;

  @IsOptional()
  @IsString()
  clientAddress?: string;

  @IsOptional()
  @IsObject()
  details?: Record<string, string | number | boolean>;

  /** Whether a signed seal covers it. */
  @IsBoolean()
  sealed: boolean;

  /** SHA-256 in hex over this entry and all before it. */
  @IsString()
  hash: string;

  /** The entry as a sentence in the caller's language. */
  @IsString()
  text: string;

  @HasRelations()
  relations: Relations;
}

/** A seal as the API shows it; what it covers can be checked with the public key alone. */
export class LogSealView {
  /** Its number, as a text. */
  @IsString()
  id: string;

  @IsInt()
  number: number;

  @IsInstant()
  time: string;

  @IsInt()
  first: number;

  @IsInt()
  last: number;

  @IsInt()
  entries: number;

  @IsString()
  hash: string;

  /** Of the key that signed; part of what is signed. */
  @IsId()
  keyId: string;

  @IsString()
  signature: string;

  /** Ed25519 public key, SPKI in base64url. */
  @IsString()
  publicKey: string;
}

export class LogBreakView {
  /** Number of the entry at which the chain does not hold. */
  @IsInt()
  sequence: number;

  @IsIn(chainBreaks)
  reason: ChainBreak;

  @IsOptional()
  @IsInt()
  seal?: number;

  /** The service whose record of the seals shows it. */
  @IsOptional()
  @IsString()
  witness?: string;

  /** What this means, in the caller's language. */
  @IsString()
  text: string;
}

export class LastSealView {
  @IsInt()
  number: number;

  @IsInstant()
  time: string;
}

/** State of the seal, for whoever looks at the log. */
export class LogSealStateView {
  /** Number of the last entry; 0: the log is empty. */
  @IsInt()
  entries: number;

  /** Number of the last entry that a seal covers. */
  @IsInt()
  sealedEntries: number;

  @IsOptional()
  @Nested(() => LastSealView)
  lastSeal?: LastSealView;

  /** The last verification that ended. */
  @IsOptional()
  @IsInstant()
  verifiedAt?: string;

  @IsOptional()
  @IsBoolean()
  valid?: boolean;

  @IsOptional()
  @Nested(() => LogBreakView)
  firstBreak?: LogBreakView;
}

/**
 * What a witness of the seals says: `agrees` with this chain up to the seal named · `behind`: agrees, but has not heard of the newest seals ·
 * `knowsNothing` it keeps no seal · `silent` it did not answer · `contradicts` it keeps another chain, see the first break.
 */
export const witnessStates = ['agrees', 'behind', 'knowsNothing', 'silent', 'contradicts'] as const;
export type WitnessState = (typeof witnessStates)[number];

export class LogWitnessView {
  @IsString()
  service: string;

  @IsIn(witnessStates)
  state: WitnessState;

  /** The newest seal that it keeps. */
  @IsOptional()
  @Nested(() => LastSealView)
  newest?: LastSealView;
}

/** A verification of the chain, running or ended. */
export class LogVerificationView {
  @IsId()
  id: string;

  @IsIn(['Idle', 'InProgress', 'Success', 'Error'])
  state: 'Idle' | 'InProgress' | 'Success' | 'Error';

  /** Percent. */
  @IsInt()
  progress: number;

  /** Whether the whole chain holds; missing until it is known. */
  @IsOptional()
  @IsBoolean()
  valid?: boolean;

  /** Entries and seals checked so far. */
  @IsInt()
  entries: number;

  @IsInt()
  seals: number;

  @IsOptional()
  @IsInstant()
  sealedUntil?: string;

  @IsOptional()
  @Nested(() => LastSealView)
  lastSeal?: LastSealView;

  @IsOptional()
  @Nested(() => LogBreakView)
  firstBreak?: LogBreakView;

  /** Services that keep the seals elsewhere; one that is silent proves nothing. Missing until they were asked. */
  @IsOptional()
  @Nested(() => LogWitnessView, { each: true })
  witnesses?: LogWitnessView[];
}

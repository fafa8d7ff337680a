import { SetMetadata } from '@nestjs/common';
import type { FactDefinition, LogEntryWritten } from '@vigie/contracts';
import type { Tx } from '../persistence/tx.js';
import type { FactContext } from './fact-envelope.js';

export const HEARS = 'vigie:hears';
export const HEARS_BATCH = 'vigie:hears-batch';

export type FactHandler<P extends object> = (payload: P, tx: Tx, fact: FactContext) => Promise<void> | void;

/** A fact of a batch, as the telling service validated it. */
export interface HeardFact<P extends object = LogEntryWritten> {
  payload: P;
  fact: FactContext;
}

export type BatchHandler<P extends object> = (facts: HeardFact<P>[], tx: Tx) => Promise<void> | void;

export interface BatchOptions {
  /** Most facts in one call. */
  max: number;
  /** How long to wait for more after the first, in milliseconds. */
  waitMs: number;
  /**
   * The handler keeps every fact under its id and passes over those that it has: then the inbox, which would keep all
   * ids a second time, is left out.
   */
  knowsItself?: boolean;
}

type MethodOf<H> = <M extends H>(target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<M>) => void;

/**
 * Has a method hear a fact. It runs in the transaction that also remembers the message, so its effect happens once; what
 * it saves must go through `tx`. Facts of one source come in the order in which they were told.
 */
export const Hears = <P extends object>(fact: FactDefinition<P>): MethodOf<FactHandler<P>> =>
  (target, name, descriptor) => {
    const heard = (Reflect.getMetadata(HEARS, descriptor.value as object) ?? []) as FactDefinition[];
    SetMetadata(HEARS, [...heard, fact])(target, name, descriptor);
  };

/** Has a method hear a fact of every service many at a time, in one transaction. Payloads are not validated a second time. */
export const HearsBatch = <P extends object>(fact: FactDefinition<P>, options: BatchOptions): MethodOf<BatchHandler<P>> =>
  (target, name, descriptor) => {
    SetMetadata(HEARS_BATCH, { fact, options })(target, name, descriptor);
  };

import type { KeyObject } from 'node:crypto';
import type { ChainBreak } from '@vigie/contracts';
import { hashOf } from './chain.rules.js';
import { chainStart } from './entry.js';
import type { ChainEnd, ChainLink, HeadState } from './entry.js';
import { isGenuine } from './seal.rules.js';
import type { Seal } from './seal.rules.js';

/** Where a chain does not hold, and what is wrong there. */
export interface Break {
  sequence: number;
  reason: ChainBreak;
  seal?: number;
  /** The service whose record of the seals shows it. */
  witness?: string;
}

/**
 * Walks a chain from its first entry, one link at a time, and stops at the first thing that does not hold. Remembers
 * nothing but where it is, so any number of entries takes the same memory. Seals come in their order, each after the
 * entries that it covers.
 */
export class ChainWalk {
  broken?: Break;
  private at: ChainEnd = chainStart;
  private sealed = 0;
  private seals = 0;
  private lastSealTime?: string;
  private firstUnsealed?: { sequence: number; receivedAt: string };

  constructor(private readonly keys: ReadonlyMap<string, KeyObject>) {}

  get entries(): number {
    return this.at.sequence;
  }

  get sealsChecked(): number {
    return this.seals;
  }

  /** Takes the next entry by its number. Answers whether the chain still holds. */
  entry(link: ChainLink): boolean {
    const expected = this.at.sequence + 1;
    if (link.sequence > expected) return this.stop({ sequence: expected, reason: 'missing' });
    if (link.sequence < expected) return this.stop({ sequence: link.sequence, reason: 'inserted' });
    if (hashOf(link.previousHash, link.entry) !== link.hash) return this.stop({ sequence: expected, reason: 'altered' });
    // Whole in itself, but made for another place: moved here, or something was put in or taken out before it.
    if (link.previousHash !== this.at.hash) return this.stop({ sequence: expected, reason: 'reordered' });
    this.at = { sequence: expected, hash: link.hash };
    this.firstUnsealed ??= { sequence: expected, receivedAt: link.entry.receivedAt ?? '' };
    return true;
  }

  /** Takes the next seal, once the entries that it covers were walked. */
  seal(seal: Seal): boolean {
    const { number, first, last, count, hash } = seal;
    const fault = (reason: ChainBreak, sequence = last): boolean => this.stop({ sequence, reason, seal: number });
    if (!isGenuine(seal, this.keys.get(seal.keyId))) return fault('forgedSeal', first);
    if (number !== this.seals + 1 || first !== this.sealed + 1 || count !== last - first + 1) return fault('forgedSeal', first);
    if (last > this.at.sequence) return fault('truncated', this.at.sequence + 1);
    if (last < this.at.sequence) return fault('forgedSeal', first);
    if (hash !== this.at.hash) return fault('rewritten', first);
    this.seals = number;
    this.sealed = last;
    this.lastSealTime = seal.time;
    this.firstUnsealed = undefined;
    return true;
  }

  /** Takes the seal that the log itself remembers as its last. */
  lastSeal({ seal, sealTime }: Pick<HeadState, 'seal' | 'sealTime'>): boolean {
    if (this.seals < seal) return this.stop({ sequence: this.sealed + 1, reason: 'missingSeal', seal: this.seals + 1 });
    if (this.seals > seal || this.lastSealTime !== sealTime) return this.stop({ sequence: this.sealed, reason: 'forgedSeal', seal: this.seals });
    return true;
  }

  /** Entries that were received before this time (ISO 8601) have a seal. */
  sealedBefore(time: string): boolean {
    const { firstUnsealed: first } = this;
    return !first || Date.parse(first.receivedAt) >= Date.parse(time) ? true : this.stop({ sequence: first.sequence, reason: 'unsealed' });
  }

  /** What was found by other means than walking. */
  found(broken: Break): false {
    return this.stop(broken);
  }

  /** Takes the end that the log itself remembers. */
  end({ sequence, hash }: ChainEnd): boolean {
    if (this.at.sequence < sequence) return this.stop({ sequence: this.at.sequence + 1, reason: 'truncated' });
    if (this.at.sequence > sequence) return this.stop({ sequence: sequence + 1, reason: 'inserted' });
    if (this.at.hash !== hash) return this.stop({ sequence, reason: 'rewritten' });
    return true;
  }

  private stop(found: Break): false {
    this.broken ??= found;
    return false;
  }
}

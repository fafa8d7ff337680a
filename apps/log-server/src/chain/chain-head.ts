import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LogKeys } from './log-keys.js';
import type { ChainEnd } from './entry.js';

interface HeadRow {
  sequence: string;
  hash: string;
  sealed: Buffer | null;
}

const place = 'log_head.sealed';

/** The log's own knowledge of where its chain ends, sealed with the system key so that nobody can shorten both. */
@Injectable()
export class ChainHead {
  constructor(private readonly keys: LogKeys) {}

  /** The end of the chain. `forUpdate` keeps every other writer away until the transaction ends. */
  async read(manager: EntityManager, forUpdate = false): Promise<ChainEnd & { genuine: boolean }> {
    const [row] = await manager.query<HeadRow[]>(
      `SELECT sequence, encode(hash, 'hex') AS hash, sealed FROM log_head${forUpdate ? ' FOR UPDATE' : ''}`);
    if (!row) throw new Error('The head of the log is gone.');
    const end = { sequence: Number(row.sequence), hash: row.hash };
    return { ...end, genuine: this.isGenuine(end, row.sealed) };
  }

  async move(manager: EntityManager, end: ChainEnd): Promise<void> {
    await manager.query(`UPDATE log_head SET sequence = $1, hash = decode($2, 'hex'), sealed = $3`, [
      end.sequence, end.hash, this.keys.sealer.seal(place, text(end)),
    ]);
  }

  private isGenuine(end: ChainEnd, sealed: Buffer | null): boolean {
    if (end.sequence === 0 && sealed === null) return true;
    try {
      return sealed !== null && this.keys.sealer.open(place, sealed) === text(end);
    } catch {
      return false;
    }
  }
}

const text = ({ sequence, hash }: ChainEnd): string => `${sequence} ${hash}`;

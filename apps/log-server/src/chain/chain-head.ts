import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LogKeys } from './log-keys.js';
import type { HeadState } from './entry.js';

interface HeadRow {
  sequence: string;
  hash: string;
  seal_number: string;
  seal_time: Date | null;
  sealed: Buffer | null;
}

const place = 'log_head.sealed';

/**
 * The log's own knowledge of where its chain ends and which seal is the last, sealed with the system key so that nobody can shorten
 * both. That it was put back to an earlier state only witnesses can tell.
 */
@Injectable()
export class ChainHead {
  constructor(private readonly keys: LogKeys) {}

  /** The end of the chain. `forUpdate` keeps every other writer away until the transaction ends. */
  async read(manager: EntityManager, forUpdate = false): Promise<HeadState & { genuine: boolean }> {
    const { state, sealed } = await this.load(manager, forUpdate);
    return { ...state, genuine: this.opened(sealed) === text(state) };
  }

  async move(manager: EntityManager, state: HeadState): Promise<void> {
    await manager.query(`UPDATE log_head SET sequence = $1, hash = decode($2, 'hex'), seal_number = $3, seal_time = $4, sealed = $5`, [
      state.sequence, state.hash, state.seal, state.sealTime ?? null, this.keys.sealer.seal(place, text(state)),
    ]);
  }

  /** Seals the head of a log that is empty and has just got its key: from then on a head without a seal is nobody's. */
  async begin(manager: EntityManager): Promise<void> {
    const { state, sealed } = await this.load(manager, true);
    if (state.sequence === 0 && sealed === null) await this.move(manager, state);
  }

  /** Takes over a head that was sealed before it knew the last seal. */
  async adopt(manager: EntityManager, last: { number: number; time: string } | undefined): Promise<void> {
    const { state, sealed } = await this.load(manager, true);
    if (this.opened(sealed) !== `${state.sequence} ${state.hash}`) return;
    await this.move(manager, { sequence: state.sequence, hash: state.hash, seal: last?.number ?? 0, ...(last ? { sealTime: last.time } : {}) });
  }

  private async load(manager: EntityManager, forUpdate: boolean): Promise<{ state: HeadState; sealed: Buffer | null }> {
    const [row] = await manager.query<HeadRow[]>(
      `SELECT sequence, encode(hash, 'hex') AS hash, seal_number, seal_time, sealed FROM log_head${forUpdate ? ' FOR UPDATE' : ''}`);
    if (!row) throw new Error('The head of the log is gone.');
    const { hash, seal_time: time, sealed } = row;
    return { state: { sequence: Number(row.sequence), hash, seal: Number(row.seal_number), ...(time ? { sealTime: time.toISOString() } : {}) }, sealed };
  }

  private opened(sealed: Buffer | null): string | undefined {
    try {
      return sealed === null ? undefined : this.keys.sealer.open(place, sealed);
    } catch {
      return undefined;
    }
  }
}

const text = ({ sequence, hash, seal, sealTime }: HeadState): string => `2 ${sequence} ${hash} ${seal} ${sealTime ?? '-'}`;

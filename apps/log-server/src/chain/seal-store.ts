import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@vigie/platform/persistence';
import type { Seal } from './seal.rules.js';

interface SealRow {
  number: string;
  time: Date;
  first_sequence: string;
  last_sequence: string;
  count: string;
  hash: string;
  key_id: string;
  signature: Buffer;
}

const columns = `number, time, first_sequence, last_sequence, count, encode(hash, 'hex') AS hash, key_id, signature`;

const sealOf = (row: SealRow): Seal => ({
  number: Number(row.number), time: row.time.toISOString(), first: Number(row.first_sequence), last: Number(row.last_sequence),
  count: Number(row.count), hash: row.hash, keyId: row.key_id, signature: row.signature,
});

/** Seals as the database keeps them. */
@Injectable()
export class SealStore {
  constructor(private readonly database: Database) {}

  async last(manager: EntityManager = this.database.read): Promise<Seal | undefined> {
    const [row] = await manager.query<SealRow[]>(`SELECT ${columns} FROM log_seals ORDER BY number DESC LIMIT 1`);
    return row && sealOf(row);
  }

  /** Answers whether it was kept; false: another copy has sealed meanwhile. */
  async add(manager: EntityManager, seal: Seal): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO log_seals (number, time, first_sequence, last_sequence, count, hash, key_id, signature)
       VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8) ON CONFLICT DO NOTHING RETURNING number`,
      [seal.number, seal.time, seal.first, seal.last, seal.count, seal.hash, seal.keyId, seal.signature]);
    return rows.length > 0;
  }

  async after(number: number, limit: number): Promise<Seal[]> {
    return (await this.database.read.query<SealRow[]>(`SELECT ${columns} FROM log_seals WHERE number > $1 ORDER BY number LIMIT $2`, [number, limit])).map(sealOf);
  }

  async find(numbers: readonly number[]): Promise<Seal[]> {
    return (await this.database.read.query<SealRow[]>(`SELECT ${columns} FROM log_seals WHERE number = ANY($1::bigint[]) ORDER BY number`, [numbers])).map(sealOf);
  }

  /** Number of the first entry that this key sealed. */
  async firstOf(keyId: string): Promise<number | undefined> {
    const [row] = await this.database.read.query<{ first: string | null }[]>('SELECT min(first_sequence) AS first FROM log_seals WHERE key_id = $1', [keyId]);
    return row?.first ? Number(row.first) : undefined;
  }

  async newest(page: number, size: number): Promise<Seal[]> {
    return (await this.database.read.query<SealRow[]>(`SELECT ${columns} FROM log_seals ORDER BY number DESC LIMIT $1 OFFSET $2`, [size, page * size])).map(sealOf);
  }
}

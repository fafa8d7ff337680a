import { Injectable } from '@nestjs/common';
import type { SealContradictionKind, WitnessedSeal } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import { Database } from '../persistence/index.js';
import type { KeptNearby } from './witness.rules.js';

interface Row {
  number: string;
  time: Date;
  first_sequence: string;
  last_sequence: string;
  count: string;
  hash: string;
  key_id: string;
  signature: string;
  key_fingerprint: string;
}

const columns = 'number, time, first_sequence, last_sequence, count, hash, key_id, signature, key_fingerprint';

const sealOf = (row: Row): WitnessedSeal => ({
  number: Number(row.number), time: row.time.toISOString(), first: Number(row.first_sequence), last: Number(row.last_sequence), count: Number(row.count),
  hash: row.hash, keyId: row.key_id, signature: row.signature, keyFingerprint: row.key_fingerprint,
});

const valuesOf = (seal: WitnessedSeal): unknown[] =>
  [seal.number, seal.time, seal.first, seal.last, seal.count, seal.hash, seal.keyId, seal.signature, seal.keyFingerprint];

/** Seals as a witness keeps them. Rows are added, never changed: the database refuses. */
@Injectable()
export class WitnessStore {
  constructor(private readonly database: Database) {}

  async nearby(manager: EntityManager, number: number): Promise<KeptNearby> {
    const one = async (condition: string): Promise<WitnessedSeal | undefined> => {
      const [row] = await manager.query<Row[]>(`SELECT ${columns} FROM witnessed_seals WHERE ${condition} LIMIT 1`, [number]);
      return row && sealOf(row);
    };
    return { same: await one('number = $1'), before: await one('number < $1 ORDER BY number DESC'), after: await one('number > $1 ORDER BY number') };
  }

  async add(manager: EntityManager, seal: WitnessedSeal): Promise<void> {
    await manager.query(`INSERT INTO witnessed_seals (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`, valuesOf(seal));
  }

  /** Writes a contradiction down, unless one was within the last hour: a log that contradicts does so with every seal. Answers whether it did. */
  async contradict(manager: EntityManager, kind: SealContradictionKind, seal: WitnessedSeal): Promise<boolean> {
    const rows = await manager.query<object[]>(
      `INSERT INTO witnessed_contradictions (${columns}, kind) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
        WHERE NOT EXISTS (SELECT FROM witnessed_contradictions WHERE heard_at > now() - interval '1 hour') RETURNING id`, [...valuesOf(seal), kind]);
    return rows.length > 0;
  }

  async oldest(): Promise<number | undefined> {
    const [row] = await this.database.read.query<{ number: string }[]>('SELECT number FROM witnessed_seals ORDER BY number LIMIT 1');
    return row && Number(row.number);
  }

  async newest(manager: EntityManager = this.database.read): Promise<WitnessedSeal | undefined> {
    const [row] = await manager.query<Row[]>(`SELECT ${columns} FROM witnessed_seals ORDER BY number DESC LIMIT 1`);
    return row && sealOf(row);
  }

  async find(numbers: readonly number[]): Promise<WitnessedSeal[]> {
    if (numbers.length === 0) return [];
    return (await this.database.read.query<Row[]>(`SELECT ${columns} FROM witnessed_seals WHERE number = ANY($1::bigint[]) ORDER BY number`, [numbers])).map(sealOf);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import type { Break } from '../chain/chain-walk.js';
import type { ChainBreak } from '@vigie/contracts';
import type { WitnessFinding } from '../witnesses/witness.rules.js';
import type { Result } from './chain-proof.service.js';

/** A verification as a task: running, or what it found. */
export interface Verification {
  id: string;
  state: 'InProgress' | 'Success' | 'Error';
  total: number;
  entries: number;
  seals: number;
  endedAt?: string;
  broken?: Break;
  witnesses?: WitnessFinding[];
}

interface Row {
  id: string;
  state: Verification['state'];
  total: string;
  entries: string;
  seals: string;
  ended_at: Date | null;
  stale: boolean;
  break_sequence: string | null;
  break_reason: ChainBreak | null;
  break_seal: string | null;
  break_witness: string | null;
  witnesses: WitnessFinding[] | null;
}

const columns = `id, state, total, entries, seals, ended_at, break_sequence, break_reason, break_seal, break_witness, witnesses, moved_at < now() - interval '1 minute' AS stale`;

function verificationOf(row: Row): Verification {
  const { break_sequence: sequence, break_reason: reason, break_seal: seal, break_witness: witness } = row;
  return {
    id: row.id,
    // Whoever ran it is gone.
    state: row.state === 'InProgress' && row.stale ? 'Error' : row.state,
    total: Number(row.total), entries: Number(row.entries), seals: Number(row.seals),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
    ...(sequence !== null && reason !== null ? { broken: { sequence: Number(sequence), reason, ...(seal === null ? {} : { seal: Number(seal) }), ...(witness === null ? {} : { witness }) } } : {}),
    ...(row.witnesses ? { witnesses: row.witnesses } : {}),
  };
}

/** Verifications that ran. */
@Injectable()
export class VerificationStore {
  constructor(private readonly database: Database) {}

  async start(id: string, startedBy: string, total: number): Promise<void> {
    await this.database.read.query(`INSERT INTO verifications (id, started_by, state, total) VALUES ($1, $2, 'InProgress', $3)`, [id, startedBy, total]);
  }

  async move(id: string, entries: number, seals: number): Promise<void> {
    await this.database.read.query('UPDATE verifications SET entries = $2, seals = $3, moved_at = now() WHERE id = $1', [id, entries, seals]);
  }

  async end(id: string, state: 'Success' | 'Error', { entries, seals, broken, witnesses }: Result): Promise<void> {
    await this.database.read.query(
      `UPDATE verifications SET state = $2, entries = $3, seals = $4, break_sequence = $5, break_reason = $6, break_seal = $7, break_witness = $8, witnesses = $9,
              ended_at = now(), moved_at = now() WHERE id = $1`,
      [id, state, entries, seals, broken?.sequence ?? null, broken?.reason ?? null, broken?.seal ?? null, broken?.witness ?? null, JSON.stringify(witnesses)]);
  }

  async find(id: string): Promise<Verification | undefined> {
    const [row] = await this.database.read.query<Row[]>(`SELECT ${columns} FROM verifications WHERE id = $1`, [id]);
    return row && verificationOf(row);
  }

  /** The last one that came to an end by itself. */
  async lastEnded(): Promise<Verification | undefined> {
    const [row] = await this.database.read.query<Row[]>(`SELECT ${columns} FROM verifications WHERE state = 'Success' ORDER BY ended_at DESC LIMIT 1`);
    return row && verificationOf(row);
  }
}

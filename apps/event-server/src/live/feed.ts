import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@vigie/platform/persistence';

export type FeedKind = 'alarm' | 'event';

/** A line of the feed; positions grow. */
export interface FeedLine {
  position: number;
  kind: FeedKind;
  document: unknown;
}

interface Row {
  position: string;
  kind: FeedKind;
  document: unknown;
  settled: boolean;
}

const lineOf = ({ position, kind, document }: Row): FeedLine => ({ position: Number(position), kind, document });

/** What open clients are told, in the database: every copy of the service tells it, and whoever was cut off catches up. */
@Injectable()
export class Feed {
  constructor(private readonly database: Database) {}

  /** In the transaction of the change. */
  async add(manager: EntityManager, kind: FeedKind, document: object): Promise<void> {
    await manager.query('INSERT INTO feed (kind, document) VALUES ($1, $2)', [kind, JSON.stringify(document)]);
  }

  /** Where the feed ends now. */
  async end(): Promise<number> {
    const [row] = await this.database.read.query<{ position: string }[]>(
      'SELECT coalesce(max(position), 0) AS position FROM feed WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())');
    return Number(row?.position ?? 0);
  }

  /**
   * Lines behind a position, in order. Those behind a transaction that still runs wait: one that belongs before them may
   * yet appear. `waiting`: there are such.
   */
  async after(position: number, limit: number): Promise<{ lines: FeedLine[]; waiting: boolean }> {
    const rows = await this.database.read.query<Row[]>(
      `SELECT position, kind, document, transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS settled
         FROM feed WHERE position > $1 ORDER BY position LIMIT $2`, [position, limit]);
    const unsettled = rows.findIndex(({ settled }) => !settled);
    return { lines: (unsettled < 0 ? rows : rows.slice(0, unsettled)).map(lineOf), waiting: unsettled >= 0 };
  }

  /** Whether everything behind a position is still there. */
  async holds(position: number): Promise<boolean> {
    const [row] = await this.database.read.query<{ first: string | null }[]>('SELECT min(position) AS first FROM feed');
    return row?.first === null || row?.first === undefined ? position === 0 : position >= Number(row.first) - 1;
  }

  /** Removes what is older, but never the last line: it tells how far the feed went. */
  async clean(before: Date): Promise<void> {
    await this.database.read.query('DELETE FROM feed WHERE created_at < $1 AND position < (SELECT max(position) FROM feed)', [before]);
  }
}

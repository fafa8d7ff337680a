import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, NumberGate } from '@vigie/platform/persistence';

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

  /** Tells how far the feed is decided: behind a line that is missing, one that belongs before them may yet appear. */
  gate(): NumberGate {
    return new NumberGate((sql, values) => this.database.read.query(sql, values), { table: 'feed', column: 'position' });
  }

  /** Lines behind a position up to another that is decided, in order. */
  async between(after: number, until: number, limit: number): Promise<FeedLine[]> {
    const rows = await this.database.read.query<Row[]>(
      'SELECT position, kind, document FROM feed WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3', [after, until, limit]);
    return rows.map(lineOf);
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

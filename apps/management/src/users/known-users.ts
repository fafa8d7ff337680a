import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@vigie/platform/persistence';

const waitMs = 3_000;
const everyMs = 25;

/** Accounts are made elsewhere and heard of here a moment later: whoever creates one and gives it a role at once should not have to know. */
@Injectable()
export class KnownUsers {
  constructor(private readonly database: Database) {}

  /** Waits until a user or group is known, but not for long; what is still unknown then does not exist. */
  async expect(id: string): Promise<void> {
    for (const end = Date.now() + waitMs; Date.now() < end; await pause(everyMs)) {
      const rows = (await this.database.read.query('SELECT 1 FROM users WHERE id = $1 UNION ALL SELECT 1 FROM groups WHERE id = $1', [id])) as unknown[];
      if (rows.length > 0) return;
    }
  }
}

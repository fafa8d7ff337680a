import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { LogEntryView } from '@vigie/contracts';
import type { ListQuery } from '@vigie/platform/http';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { SealStore } from '../chain/seal-store.js';
import { rowColumns, viewOf } from './entry-row.js';
import type { EntryRow } from './entry-row.js';
import { decodeCursor, encodeCursor, searchOf } from './search.rules.js';
import { SearchTrail } from './search-trail.js';

export interface LogPage {
  entries: LogEntryView[];
  /** Where to go on; undefined: this was the last page. */
  cursor?: string;
}

/** Searches the log (LG-07) for those who may, and logs that they did (LG-15). */
@Injectable()
export class EntriesService {
  constructor(
    private readonly database: Database,
    private readonly access: AccessControl,
    private readonly trail: SearchTrail,
    private readonly seals: SealStore,
  ) {}

  async search(caller: Caller, query: ListQuery, cursor?: string): Promise<LogPage> {
    await this.access.require(caller, 'log.view');
    const { where, parameters, order, direction, limit, offset } = searchOf(query, decodeCursor(cursor));
    await this.trail.searched(caller, query);
    const by = order === 'time' ? `time ${direction}, sequence ${direction}` : `sequence ${direction}`;
    const rows = await this.database.read.query<EntryRow[]>(
      `SELECT ${rowColumns} FROM log_entries ${where} ORDER BY ${by} LIMIT ${limit + 1} OFFSET ${offset}`, parameters);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const sealedUntil = (await this.seals.last())?.last ?? 0;
    return {
      entries: shown.map((row) => viewOf(row, sealedUntil, caller.language)),
      ...(last && rows.length > limit ? { cursor: encodeCursor({ sequence: Number(last.sequence), time: last.time.toISOString() }) } : {}),
    };
  }

  async one(caller: Caller, id: string): Promise<LogEntryView> {
    await this.access.require(caller, 'log.view');
    await this.trail.opened(caller, id);
    const [row] = await this.database.read.query<EntryRow[]>(`SELECT ${rowColumns} FROM log_entries WHERE id = $1`, [id]);
    if (!row) throw new VigieError('object.notFound');
    return viewOf(row, (await this.seals.last())?.last ?? 0, caller.language);
  }
}

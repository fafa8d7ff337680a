import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@vigie/platform/http';
import { AuditTrail } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { searchKey } from './search.rules.js';

const rememberMs = 10 * 60_000;
const most = 5_000;

/**
 * Logs who reads the log (LG-15): one entry for a search, however many pages of it are read and however often a page
 * that shows it refreshes itself within ten minutes.
 */
@Injectable()
export class SearchTrail {
  private readonly recent = new Map<string, number>();

  constructor(private readonly audit: AuditTrail) {}

  /** Returns once the entry is durable: nothing is shown that was not logged. */
  async searched(caller: Caller, query: ListQuery): Promise<void> {
    const details = Object.fromEntries(query.filters.map(({ column, operator, value }) => [`filter.${column}.${operator}`, value instanceof Date ? value.toISOString() : value]));
    await this.once(`${caller.principal.id} ${searchKey(query)}`, () => this.write(caller, 'log.searched', details));
  }

  /** One entry was opened by its id. */
  async opened(caller: Caller, id: string): Promise<void> {
    await this.once(`${caller.principal.id} ${id}`, () =>
      this.audit.write(caller, { log: 'audit', category: 'log', operation: 'logEntry.viewed', privilege: 'log.view', outcome: 'success', object: { type: 'logEntries', id } }));
  }

  private write(caller: Caller, operation: string, details: Record<string, string | number | boolean>): Promise<void> {
    return this.audit.write(caller, {
      log: 'audit', category: 'log', operation, privilege: 'log.view', outcome: 'success', ...(Object.keys(details).length > 0 ? { details } : {}),
    });
  }

  private async once(key: string, write: () => Promise<void>): Promise<void> {
    const now = Date.now();
    if ((this.recent.get(key) ?? 0) > now) return;
    await write();
    this.recent.delete(key);
    this.recent.set(key, now + rememberMs);
    for (const [old, until] of this.recent) {
      if (until > now && this.recent.size <= most) break;
      this.recent.delete(old);
    }
  }
}

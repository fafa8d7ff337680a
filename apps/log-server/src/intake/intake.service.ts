import { Injectable } from '@nestjs/common';
import type { LogEntryWritten } from '@vigie/contracts';
import { NotNow } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { counter } from '@vigie/platform/telemetry';
import { links } from '../chain/chain.rules.js';
import type { ChainedEntry } from '../chain/entry.js';
import { ChainHead } from '../chain/chain-head.js';
import { copyLinks } from './copy-rows.js';
import { idsOfKept } from './kept-entries.js';
import { entryToKeep, timestamp } from './entry.rules.js';

const taken = counter('log_entries_total', 'Entries that the log took.');

/** Puts entries behind the end of the chain. */
@Injectable()
export class IntakeService {
  constructor(private readonly head: ChainHead) {}

  /** In the transaction that moves the position in the stream: an entry is in the log once or not at all (LG-05). */
  async append(written: readonly LogEntryWritten[], tx: Tx): Promise<void> {
    const end = await this.head.read(tx.manager, true);
    // Going on behind a forged end would make it true; the entries wait where they are until the head is the log's own again.
    if (!end.genuine) throw new NotNow('The head of the log was changed by somebody else; nothing is written behind it.');
    // Behind the lock of the head, so that nobody else adds one meanwhile.
    const had = await idsOfKept(tx.manager, written.map(({ time }) => timestamp(time)));
    const last = await copyLinks(tx.manager, links(end, toKeep(written, timestamp(new Date()), had)));
    if (!last) return;
    await this.head.move(tx.manager, { ...end, sequence: last.sequence, hash: last.hash });
    taken.inc(last.sequence - end.sequence);
  }
}

/** What the log does not have yet, made ready one by one: PostgreSQL stores the first while the next are still being made. */
function* toKeep(written: readonly LogEntryWritten[], receivedAt: string, had: Set<string>): Generator<ChainedEntry> {
  for (const one of written) {
    const entry = entryToKeep(one, receivedAt);
    if (entry.id === null || had.has(entry.id)) continue;
    had.add(entry.id);
    yield entry;
  }
}

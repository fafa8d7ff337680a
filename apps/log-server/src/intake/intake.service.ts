import { Injectable } from '@nestjs/common';
import type { LogEntryWritten } from '@vigie/contracts';
import type { Tx } from '@vigie/platform/persistence';
import { counter } from '@vigie/platform/telemetry';
import { links } from '../chain/chain.rules.js';
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
    const receivedAt = timestamp(new Date());
    const given = written.map((one) => entryToKeep(one, receivedAt));
    const end = await this.head.read(tx.manager, true);
    // Going on behind a forged end would make it true.
    if (!end.genuine) throw new Error('The head of the log was changed by somebody else; nothing is written behind it.');
    // Behind the lock of the head, so that nobody else adds one meanwhile.
    const had = await idsOfKept(tx.manager, given);
    const kept = given.filter(({ id }) => id !== null && !had.has(id) && had.add(id));
    const last = await copyLinks(tx.manager, links(end, kept));
    if (!last) return;
    await this.head.move(tx.manager, last);
    taken.inc(kept.length);
  }
}

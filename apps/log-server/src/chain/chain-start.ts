import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { SealStore } from './seal-store.js';
import { Witnesses } from '../witnesses/witnesses.service.js';
import { ChainHead } from './chain-head.js';
import { LogKeys } from './log-keys.js';

/** Opens the chain at the start of the service: its keys and its head, made where there are none. */
@Injectable()
export class ChainStart implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly keys: LogKeys,
    private readonly head: ChainHead,
    private readonly seals: SealStore,
    private readonly witnesses: Witnesses,
  ) {}

  /** Throws where no key opens, or where there is none although witnesses know that the log was sealed before. */
  async onModuleInit(): Promise<void> {
    await this.keys.open();
    await this.database.change(async ({ manager }) => {
      // Copies that start together must not make two keys.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('log_keys'))`);
      if (await this.keys.areThere(manager)) return this.head.adopt(manager, await this.seals.last(manager));
      await this.witnesses.requireUnsealed();
      await this.keys.make(manager);
      await this.head.begin(manager);
    });
    await this.keys.load();
  }
}

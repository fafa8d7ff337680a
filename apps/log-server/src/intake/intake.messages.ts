import { Injectable } from '@nestjs/common';
import { logEntryWritten } from '@vigie/contracts';
import type { LogEntryWritten } from '@vigie/contracts';
import { HearsBatch } from '@vigie/platform/messaging';
import type { HeardFact } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { IntakeService } from './intake.service.js';

/** Takes the entries of every service, many at a time. */
@Injectable()
export class IntakeMessages {
  constructor(private readonly intake: IntakeService) {}

  @HearsBatch(logEntryWritten, { max: 4_000, waitMs: 20, knowsItself: true })
  async onWritten(facts: HeardFact<LogEntryWritten>[], tx: Tx): Promise<void> {
    // Who wrote it stands in the subject, which NATS guards: nobody writes in another's name (LG-14).
    await this.intake.append(facts.map(({ payload, fact }) => ({ ...payload, service: fact.source })), tx);
  }
}

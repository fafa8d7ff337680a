import { Injectable } from '@nestjs/common';
import { isServiceActor, logEntryWritten, mayActForPeople } from '@vigie/contracts';
import type { LogEntryWritten } from '@vigie/contracts';
import { HearsBatch, putAside } from '@vigie/platform/messaging';
import type { HeardFact } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { IntakeService } from './intake.service.js';

type Heard = HeardFact<LogEntryWritten>;

/** Takes the entries of every service, many at a time. */
@Injectable()
export class IntakeMessages {
  constructor(private readonly intake: IntakeService) {}

  @HearsBatch(logEntryWritten, { max: 4_000, waitMs: 20, knowsItself: true })
  async onWritten(facts: Heard[], tx: Tx): Promise<void> {
    // Who wrote it stands in the subject, which NATS guards: nobody writes in another's name (LG-14).
    const borrowed = facts.filter(inBorrowedName);
    const taken = borrowed.length === 0 ? facts : facts.filter((one) => !inBorrowedName(one));
    await this.intake.append(taken.map(({ payload, fact }) => ({ ...payload, service: fact.source })), tx);
    if (borrowed.length > 0) await setAside(borrowed, tx);
  }
}

/** Whether a service says that a person did what it does nothing of for people. A person who is called a service is one. */
const inBorrowedName = ({ payload: { user, operation }, fact }: Heard): boolean =>
  user !== undefined && user !== null && !isServiceActor(user) && !mayActForPeople(fact.source, String(operation));

/** Keeps them for people to look at, and says so in the log, once for each service that did it; the others do not wait for it. */
async function setAside(borrowed: readonly Heard[], tx: Tx): Promise<void> {
  for (const { payload, fact } of borrowed) {
    const error = new Error(`${fact.source} does not act for people in ${payload.operation}: nobody is said to have done it.`);
    await putAside(tx.manager, { consumer: 'intake.borrowedName', messageId: fact.id, subject: fact.subject, body: JSON.stringify(payload), error, attempts: 1, sequence: fact.sequence });
  }
  for (const source of new Set(borrowed.map(({ fact }) => fact.source))) {
    const [first, ...more] = borrowed.filter(({ fact }) => fact.source === source);
    if (!first) continue;
    const { operation, user } = first.payload;
    await tx.log({
      log: 'system', category: 'log', operation: 'logEntry.setAside', outcome: 'success', reason: `${source} does not act for people in this`,
      details: { service: source, operation: String(operation).slice(0, 128), user: String(user?.name).slice(0, 256), entries: 1 + more.length },
    });
  }
}

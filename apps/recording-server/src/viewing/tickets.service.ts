import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { ticketsState, VigieError } from '@vigie/contracts';
import type { TicketDocument } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { SpentTickets } from './spent-tickets.js';

/** How long a ticket may still be under way from management when it is presented. */
const UNDER_WAY_MS = 1_500;

/** Media tickets, as management pushed them here: no call to management, so a cut from it locks nobody out (RC-08). Each opens one view. */
@Injectable()
export class Tickets implements OnApplicationBootstrap {
  private readonly bucket;
  private readonly spent = new SpentTickets();

  constructor(states: States) {
    this.bucket = states.bucket(ticketsState);
  }

  /** What was spent before this start is not known any more: of the tickets that there are already none is taken. */
  async onApplicationBootstrap(): Promise<void> {
    await this.bucket.ready();
    for (const [key, { presentBefore }] of this.bucket.entries()) this.spent.add(key, Date.parse(presentBefore));
  }

  /** Whom the ticket lets do what; throws `mediaTicket.invalid` for one that is unknown, out of date, spent, or for another camera or verb. */
  async redeem(ticket: string, camera: string, verb: TicketDocument['verb']): Promise<TicketDocument> {
    const key = createHash('sha256').update(ticket).digest('hex');
    const document = await this.find(key);
    if (!document || document.camera !== camera || document.verb !== verb || Date.parse(document.presentBefore) < Date.now()) throw new VigieError('mediaTicket.invalid');
    if (!this.spent.add(key, Date.parse(document.presentBefore))) throw new VigieError('mediaTicket.invalid');
    return document;
  }

  private find(key: string): Promise<TicketDocument | undefined> {
    const known = this.bucket.get(key);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      const finish = (document?: TicketDocument): void => {
        clearTimeout(timer);
        forget();
        resolve(document);
      };
      const timer = setTimeout(finish, UNDER_WAY_MS);
      const forget = this.bucket.onChange((changed, document) => {
        if (changed === key) finish(document);
      });
    });
  }
}

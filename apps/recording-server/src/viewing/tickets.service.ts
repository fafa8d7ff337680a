import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ticketsState, VigieError } from '@vigie/contracts';
import type { TicketDocument } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';

/** How long a ticket may still be under way from management when it is presented. */
const UNDER_WAY_MS = 1_500;

/** Media tickets, as management pushed them here: no call to management, so a cut from it locks nobody out (RC-08). */
@Injectable()
export class Tickets {
  private readonly bucket;

  constructor(states: States) {
    this.bucket = states.bucket(ticketsState);
  }

  /** Whom the ticket lets do what; throws `mediaTicket.invalid` for one that is unknown, out of date, or for another camera or verb. */
  async redeem(ticket: string, camera: string, verb: TicketDocument['verb']): Promise<TicketDocument> {
    const document = await this.find(createHash('sha256').update(ticket).digest('hex'));
    if (!document || document.camera !== camera || document.verb !== verb || Date.parse(document.presentBefore) < Date.now()) throw new VigieError('mediaTicket.invalid');
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

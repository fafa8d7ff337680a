import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { ref, ticketsState, VigieError } from '@vigie/contracts';
import type { MediaVerb, Privilege, TicketDocument } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import type { StateBucket } from '@vigie/platform/messaging';
import { AccessControl, requireOwnVideo } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';

/** How long a ticket can be presented, in milliseconds (RC-08). */
export const ticketLifeMs = 60_000;

const privilegeOf: Record<MediaVerb, Privilege> = { live: 'camera.live', playback: 'camera.playback', export: 'camera.export' };

export interface Ticket {
  ticket: string;
  camera: string;
  verb: MediaVerb;
  presentBefore: string;
}

/** Tickets bind a user, a camera and a verb. Recording servers know their hash before the answer goes out, and nobody else knows more. */
@Injectable()
export class MediaTicketsService {
  private readonly bucket: StateBucket<TicketDocument>;

  constructor(private readonly access: AccessControl, states: States) {
    this.bucket = states.bucket(ticketsState);
  }

  async issue(caller: Caller, camera: string, verb: MediaVerb): Promise<Ticket> {
    await this.access.require(caller, privilegeOf[verb], ref('cameras', camera));
    requireOwnVideo(this.access, camera);
    const { id, name, kind, sessionId, clientId } = caller.principal;
    if (kind === 'service') throw new VigieError('access.refused', { params: { privilege: privilegeOf[verb] } });
    const ticket = randomBytes(32).toString('base64url');
    const presentBefore = new Date(Date.now() + ticketLifeMs).toISOString();
    const user = { id, name, kind, ...(sessionId ? { sessionId } : {}), ...(clientId ? { clientId } : {}) };
    await this.bucket.put(createHash('sha256').update(ticket).digest('hex'), { user, camera, verb, presentBefore });
    return { ticket, camera, verb, presentBefore };
  }
}

import { Body, Controller, Post } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { MediaTicketView, ref, relations } from '@vigie/contracts';
import { created, Responds } from '@vigie/platform/http';
import { SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { CreateMediaTicketDto } from './media-ticket.dto.js';
import { MediaTicketsService } from './media-tickets.service.js';

/** Which right a ticket needs depends on its verb, so the service asks for it. */
@Controller('api/rest/v1/mediaTickets')
export class MediaTicketsController {
  constructor(private readonly tickets: MediaTicketsService) {}

  @Post()
  @SignedIn()
  @Responds('created', MediaTicketView)
  async create(@Who() caller: Caller, @Body() dto: CreateMediaTicketDto): Promise<object> {
    const { ticket, camera, verb, presentBefore } = await this.tickets.issue(caller, dto.camera, dto.verb);
    const [id, of] = [randomUUID(), ref('cameras', camera)];
    return created('mediaTickets', Object.assign(new MediaTicketView(), { id, ticket, camera: of, verb, presentBefore, relations: relations(ref('mediaTickets', id), of) }));
  }
}

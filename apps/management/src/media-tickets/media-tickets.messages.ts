import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { mediaTicketIssue, MediaTicketReply, MediaTicketRequest } from '@vigie/contracts';
import { Answers } from '@vigie/platform/messaging';
import { SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { MediaTicketsService } from './media-tickets.service.js';

@Controller()
export class MediaTicketsMessages {
  constructor(private readonly tickets: MediaTicketsService) {}

  @Answers(mediaTicketIssue)
  @SignedIn()
  async issue(@Payload() { camera, verb }: MediaTicketRequest, @Who() caller: Caller): Promise<MediaTicketReply> {
    const { ticket, presentBefore } = await this.tickets.issue(caller, camera, verb);
    return { ticket, presentBefore };
  }
}

import { Module } from '@nestjs/common';
import { MediaTicketsController } from './media-tickets.controller.js';
import { MediaTicketsMessages } from './media-tickets.messages.js';
import { MediaTicketsService } from './media-tickets.service.js';

@Module({ controllers: [MediaTicketsController, MediaTicketsMessages], providers: [MediaTicketsService] })
export class MediaTicketsModule {}

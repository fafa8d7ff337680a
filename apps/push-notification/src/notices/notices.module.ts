import { Module } from '@nestjs/common';
import { NoticeFeed } from './notice-feed.js';
import { NoticesController } from './notices.controller.js';
import { NoticesMessages } from './notices.messages.js';
import { Notices } from './notices.service.js';

@Module({ controllers: [NoticesController], providers: [Notices, NoticesMessages, NoticeFeed] })
export class NoticesModule {}

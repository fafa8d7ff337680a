import { Module } from '@nestjs/common';
import { NoticeFeed } from './notice-feed.js';
import { NoticesController } from './notices.controller.js';
import { NoticesMessages } from './notices.messages.js';
import { Notices } from './notices.service.js';
import { Visibility } from './visibility.js';

@Module({ controllers: [NoticesController], providers: [Notices, NoticesMessages, NoticeFeed, Visibility], exports: [Visibility] })
export class NoticesModule {}

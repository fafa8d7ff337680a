import { Module } from '@nestjs/common';
import { Feed } from './feed.js';

/** The feed of open clients. */
@Module({ providers: [Feed], exports: [Feed] })
export class FeedModule {}

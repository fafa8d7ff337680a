import { Module } from '@nestjs/common';
import { VisibilityModule } from '../events/visibility.module.js';
import { FeedModule } from './feed.module.js';
import { FeedReader } from './feed-reader.js';
import { LiveFrames } from './live-frames.js';
import { LiveSockets } from './live.sockets.js';

/** Live alarms and events for open clients (EV-03). */
@Module({ imports: [VisibilityModule, FeedModule], providers: [FeedReader, LiveFrames, LiveSockets] })
export class LiveModule {}

import { Module } from '@nestjs/common';
import { LinksModule } from '../projects/links/links.module.js';
import { LiveEvents } from './live-events.service.js';
import { LiveSockets } from './live.sockets.js';

/** Tells open clients what changed (IM-34). */
@Module({ imports: [LinksModule], providers: [LiveEvents, LiveSockets] })
export class LiveModule {}

import { Module } from '@nestjs/common';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ViewingModule } from '../viewing/viewing.module.js';
import { LiveHubs } from './live-hubs.service.js';
import { LiveSockets } from './live-sockets.service.js';

@Module({ imports: [UpstreamModule, ViewingModule], providers: [LiveHubs, LiveSockets] })
export class LiveModule {}

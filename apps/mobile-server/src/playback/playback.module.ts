import { Module } from '@nestjs/common';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { ViewingModule } from '../viewing/viewing.module.js';
import { PlaybackSockets } from './playback-sockets.service.js';

@Module({ imports: [UpstreamModule, ViewingModule], providers: [PlaybackSockets] })
export class PlaybackModule {}

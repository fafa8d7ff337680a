import { Module } from '@nestjs/common';
import { CamerasModule } from '../cameras/cameras.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { StoreModule } from '../store/store.module.js';
import { MediaSockets } from './media-sockets.service.js';
import { Tickets } from './tickets.service.js';
import { ViewingRoom } from './viewing-room.service.js';

@Module({ imports: [CamerasModule, IngestModule, StoreModule], providers: [Tickets, ViewingRoom, MediaSockets], exports: [Tickets] })
export class ViewingModule {}

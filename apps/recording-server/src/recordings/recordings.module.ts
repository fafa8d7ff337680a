import { Module } from '@nestjs/common';
import { CamerasModule } from '../cameras/cameras.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { StoreModule } from '../store/store.module.js';
import { Jpegs } from './jpeg.service.js';
import { RecordingsController } from './recordings.controller.js';
import { RecordingsMessages } from './recordings.messages.js';
import { Recordings } from './recordings.service.js';
import { StillsController } from './stills.controller.js';
import { Stills } from './stills.service.js';

@Module({ imports: [CamerasModule, StoreModule, IngestModule], controllers: [RecordingsController, StillsController, RecordingsMessages], providers: [Recordings, Stills, Jpegs] })
export class RecordingsModule {}

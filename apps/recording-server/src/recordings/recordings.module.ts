import { Module } from '@nestjs/common';
import { CamerasModule } from '../cameras/cameras.module.js';
import { StoreModule } from '../store/store.module.js';
import { RecordingsController } from './recordings.controller.js';
import { RecordingsMessages } from './recordings.messages.js';
import { Recordings } from './recordings.service.js';
import { StillsController } from './stills.controller.js';
import { Stills } from './stills.service.js';

@Module({ imports: [CamerasModule, StoreModule], controllers: [RecordingsController, StillsController, RecordingsMessages], providers: [Recordings, Stills] })
export class RecordingsModule {}

import { Module } from '@nestjs/common';
import { CamerasModule } from '../cameras/cameras.module.js';
import { SignalsModule } from '../signals/signals.module.js';
import { StoreModule } from '../store/store.module.js';
import { Ingests } from './ingest.service.js';

@Module({ imports: [CamerasModule, SignalsModule, StoreModule], providers: [Ingests], exports: [Ingests] })
export class IngestModule {}

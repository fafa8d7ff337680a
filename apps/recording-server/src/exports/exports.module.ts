import { Module } from '@nestjs/common';
import { CamerasModule } from '../cameras/cameras.module.js';
import { StoreModule } from '../store/store.module.js';
import { ViewingModule } from '../viewing/viewing.module.js';
import { ExportPlanner } from './export-planner.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsMessages } from './exports.messages.js';
import { Exports } from './exports.service.js';

@Module({ imports: [CamerasModule, StoreModule, ViewingModule], controllers: [ExportsController, ExportsMessages], providers: [Exports, ExportPlanner] })
export class ExportsModule {}

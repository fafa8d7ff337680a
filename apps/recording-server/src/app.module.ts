import { defineService } from '@vigie/platform/boot';
import { RecordingConfig } from './app.config.js';
import { CameraEntity } from './cameras/camera.entity.js';
import { CamerasModule } from './cameras/cameras.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { IngestModule } from './ingest/ingest.module.js';
import { migrations } from './migrations/index.js';
import { RecordingsModule } from './recordings/recordings.module.js';
import { ConditionEntity } from './signals/condition.entity.js';
import { SignalsModule } from './signals/signals.module.js';
import { StoreModule } from './store/store.module.js';
import { ViewingModule } from './viewing/viewing.module.js';

/** Takes video from cameras, keeps it, and gives it to those who may see it. */
export const recordingServer = defineService({
  name: 'recording-server',
  config: RecordingConfig,
  modules: [CamerasModule, SignalsModule, StoreModule, IngestModule, RecordingsModule, ViewingModule, ExportsModule],
  entities: [CameraEntity, ConditionEntity],
  migrations,
});

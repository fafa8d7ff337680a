import { Module } from '@nestjs/common';
import { HardwareModule } from '../hardware/hardware.module.js';
import { CameraCredentials } from './camera-credentials.js';
import { CamerasController } from './cameras.controller.js';
import { CamerasMessages } from './cameras.messages.js';
import { CamerasService } from './cameras.service.js';
import { StreamsController } from './streams/streams.controller.js';
import { StreamsService } from './streams/streams.service.js';

@Module({
  imports: [HardwareModule],
  controllers: [CamerasController, StreamsController, CamerasMessages],
  providers: [CamerasService, StreamsService, CameraCredentials],
})
export class CamerasModule {}

import { Module } from '@nestjs/common';
import { RecordingServersController } from './recording-servers.controller.js';
import { RecordingServersService } from './recording-servers.service.js';

@Module({ controllers: [RecordingServersController], providers: [RecordingServersService] })
export class RecordingServersModule {}

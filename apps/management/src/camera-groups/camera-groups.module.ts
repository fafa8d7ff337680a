import { Module } from '@nestjs/common';
import { CameraGroupsController } from './camera-groups.controller.js';
import { CameraGroupsService } from './camera-groups.service.js';

@Module({ controllers: [CameraGroupsController], providers: [CameraGroupsService] })
export class CameraGroupsModule {}

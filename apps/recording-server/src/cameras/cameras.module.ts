import { Module } from '@nestjs/common';
import { CameraCredentials } from './camera-credentials.service.js';
import { CameraRegister } from './camera-register.service.js';
import { CameraMessages } from './cameras.messages.js';

@Module({ providers: [CameraRegister, CameraMessages, CameraCredentials], exports: [CameraRegister, CameraCredentials] })
export class CamerasModule {}

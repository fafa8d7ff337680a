import { Module } from '@nestjs/common';
import { PushSealer } from './push-sealer.js';
import { SettingsController } from './settings.controller.js';
import { Settings } from './settings.service.js';

@Module({ controllers: [SettingsController], providers: [PushSealer, Settings], exports: [PushSealer, Settings] })
export class SettingsModule {}

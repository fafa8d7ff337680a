import { Module } from '@nestjs/common';
import { SettingsController } from './settings.controller.js';
import { IncidentSettingsService } from './settings.service.js';

@Module({ controllers: [SettingsController], providers: [IncidentSettingsService] })
export class SettingsModule {}

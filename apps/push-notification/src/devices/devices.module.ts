import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { DevicesController } from './devices.controller.js';
import { DevicesMessages } from './devices.messages.js';
import { Devices } from './devices.service.js';
import { Subscriptions } from './subscriptions.js';

@Module({ imports: [SettingsModule], controllers: [DevicesController], providers: [Devices, DevicesMessages, Subscriptions], exports: [Devices, Subscriptions] })
export class DevicesModule {}

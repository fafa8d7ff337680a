import { Module } from '@nestjs/common';
import { DevicesModule } from '../devices/devices.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { DeliveryPolicy } from './delivery-policy.js';
import { DeliveryWorker } from './delivery-worker.js';
import { Delivery } from './delivery.service.js';
import { DeliveryStore } from './delivery.store.js';
import { PushDispatcher } from './push-dispatcher.js';
import { WebPushSender } from './web-push.sender.js';

@Module({ imports: [DevicesModule, NoticesModule, SettingsModule], providers: [Delivery, DeliveryPolicy, DeliveryStore, DeliveryWorker, PushDispatcher, WebPushSender] })
export class DeliveryModule {}

import { defineService } from '@vigie/platform/boot';
import { PushConfig } from './app.config.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { DeviceRow } from './devices/device.entity.js';
import { DevicesModule } from './devices/devices.module.js';
import { migrations } from './migrations/index.js';
import { NoticeRow } from './notices/notice.entity.js';
import { NoticesModule } from './notices/notices.module.js';
import { PersonRow } from './settings/person.entity.js';
import { SettingsModule } from './settings/settings.module.js';

export const pushNotification = defineService({
  name: 'push-notification',
  config: PushConfig,
  modules: [SettingsModule, DevicesModule, NoticesModule, DeliveryModule],
  entities: [DeviceRow, NoticeRow, PersonRow],
  migrations,
});

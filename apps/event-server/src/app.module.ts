import { defineService } from '@vigie/platform/boot';
import { ActivityRow } from './alarms/activity.entity.js';
import { AlarmRow } from './alarms/alarm.entity.js';
import { AlarmsModule } from './alarms/alarms.module.js';
import { EventConfig } from './app.config.js';
import { DefinitionRow } from './definitions/definition.entity.js';
import { DefinitionsModule } from './definitions/definitions.module.js';
import { EventRow } from './events/event.entity.js';
import { EventsModule } from './events/events.module.js';
import { LiveModule } from './live/live.module.js';
import { migrations } from './migrations/index.js';
import { RetentionModule } from './retention/retention.module.js';

export const eventServer = defineService({
  name: 'event-server',
  config: EventConfig,
  modules: [EventsModule, DefinitionsModule, AlarmsModule, LiveModule, RetentionModule],
  entities: [EventRow, DefinitionRow, AlarmRow, ActivityRow],
  migrations,
});

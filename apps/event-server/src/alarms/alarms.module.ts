import { Module } from '@nestjs/common';
import { VisibilityModule } from '../events/visibility.module.js';
import { FeedModule } from '../live/feed.module.js';
import { AlarmChanges } from './alarm-changes.js';
import { AlarmRaiser } from './alarm-raiser.js';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsMessages } from './alarms.messages.js';
import { AlarmsService } from './alarms.service.js';

/** Alarms: raised by definition, handled by people (EV-02, EV-03). */
@Module({ imports: [VisibilityModule, FeedModule], controllers: [AlarmsController, AlarmsMessages], providers: [AlarmRaiser, AlarmChanges, AlarmsService], exports: [AlarmRaiser] })
export class AlarmsModule {}

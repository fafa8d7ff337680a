import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { FeedModule } from '../live/feed.module.js';
import { EventsController } from './events.controller.js';
import { EventsMessages } from './events.messages.js';
import { EventsService } from './events.service.js';
import { VisibilityModule } from './visibility.module.js';

/** Events: taken from services, people and integrations (EV-01). */
@Module({ imports: [VisibilityModule, AlarmsModule, FeedModule], controllers: [EventsController], providers: [EventsService, EventsMessages] })
export class EventsModule {}

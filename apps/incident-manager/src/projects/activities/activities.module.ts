import { Module } from '@nestjs/common';
import { LinksModule } from '../links/links.module.js';
import { ActivitiesController } from './activities.controller.js';
import { Activities } from './activities.service.js';
import { ActivitySight } from './activity-sight.service.js';

/** A project's own log. */
@Module({ imports: [LinksModule], controllers: [ActivitiesController], providers: [Activities, ActivitySight], exports: [Activities] })
export class ActivitiesModule {}

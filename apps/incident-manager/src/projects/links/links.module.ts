import { Module } from '@nestjs/common';
import { AlarmSight } from './alarm-sight.service.js';
import { LinksController } from './links.controller.js';
import { Links } from './links.service.js';

@Module({ controllers: [LinksController], providers: [Links, AlarmSight], exports: [AlarmSight] })
export class LinksModule {}

import { Module } from '@nestjs/common';
import { IncidentStatusesController } from './incident-statuses.controller.js';
import { IncidentTypesController } from './incident-types.controller.js';
import { IncidentProperties } from './properties.service.js';

@Module({ controllers: [IncidentTypesController, IncidentStatusesController], providers: [IncidentProperties] })
export class PropertiesModule {}

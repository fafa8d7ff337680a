import { Module } from '@nestjs/common';
import { IncidentCategoriesController } from './incident-categories.controller.js';
import { IncidentCategoryValuesController } from './incident-category-values.controller.js';
import { IncidentDataFieldsController } from './incident-data-fields.controller.js';
import { IncidentStatusesController } from './incident-statuses.controller.js';
import { IncidentTypesController } from './incident-types.controller.js';
import { KnownIncidentProperties } from './known-properties.service.js';
import { IncidentProperties } from './properties.service.js';
import { SwitchedProperties } from './switched-properties.service.js';

@Module({
  controllers: [IncidentTypesController, IncidentStatusesController, IncidentCategoriesController, IncidentCategoryValuesController, IncidentDataFieldsController],
  providers: [IncidentProperties, SwitchedProperties, KnownIncidentProperties],
  exports: [KnownIncidentProperties],
})
export class PropertiesModule {}

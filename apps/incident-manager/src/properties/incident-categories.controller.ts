import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { IncidentCategory } from '@vigie/contracts';
import { GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeSwitchedPropertyDto } from './property.dto.js';
import { categoryView, switchedList } from './property.view.js';
import { incidentCategories } from './switched-kind.js';
import { SwitchedProperties } from './switched-properties.service.js';

/** The five ways to sort incidents (IM-03). */
@Controller('api/rest/v1/incidentCategories')
export class IncidentCategoriesController {
  constructor(private readonly categories: SwitchedProperties) {}

  /** Those that are switched on; with `?disabled` all of them. */
  @Get()
  @Requires('incidentProperties.view')
  @Responds('list', IncidentCategory)
  async list(@Who() caller: Caller, @List(switchedList) query: ListQuery) {
    return list((await this.categories.list(caller, incidentCategories, query)).map(categoryView));
  }

  @Get(':id')
  @Requires('incidentProperties.view')
  @Responds('one', IncidentCategory)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    const row = await this.categories.get(caller, incidentCategories, id);
    return one(categoryView(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentProperties.manage')
  @Responds('one', IncidentCategory)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeSwitchedPropertyDto, @IfMatch() version?: number) {
    const row = await this.categories.change(caller, incidentCategories, id, dto, version);
    return one(categoryView(row), row.version);
  }
}

import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { IncidentCategoryValue } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentProperties } from './properties.service.js';
import { ChangePropertyDto, CreatePropertyDto } from './property.dto.js';
import { valuesOf } from './property-kind.js';
import { categoryValueView, propertyList } from './property.view.js';
import { incidentCategories } from './switched-kind.js';
import { SwitchedProperties } from './switched-properties.service.js';

/** The choices of one category (IM-03). They can be prepared while the category is off. */
@Controller('api/rest/v1/incidentCategories/:categoryId/values')
export class IncidentCategoryValuesController {
  constructor(private readonly properties: IncidentProperties, private readonly categories: SwitchedProperties) {}

  @Get()
  @Requires('incidentProperties.view')
  @Responds('list', IncidentCategoryValue)
  async list(@Who() caller: Caller, @Param('categoryId', GuidPipe) categoryId: string, @List(propertyList) query: ListQuery) {
    return list((await this.properties.list(caller, await this.kind(categoryId), query)).map(categoryValueView(categoryId)));
  }

  @Get(':id')
  @Requires('incidentProperties.view')
  @Responds('one', IncidentCategoryValue)
  async get(@Who() caller: Caller, @Param('categoryId', GuidPipe) categoryId: string, @Param('id', GuidPipe) id: string) {
    const row = await this.properties.get(caller, await this.kind(categoryId), id);
    return one(categoryValueView(categoryId)(row), row.version);
  }

  @Post()
  @Requires('incidentProperties.manage')
  @Responds('created', IncidentCategoryValue)
  async create(@Who() caller: Caller, @Param('categoryId', GuidPipe) categoryId: string, @Body() dto: CreatePropertyDto) {
    const row = await this.properties.create(caller, await this.kind(categoryId), dto);
    return created('incidentCategoryValues', categoryValueView(categoryId)(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentProperties.manage')
  @Responds('one', IncidentCategoryValue)
  async change(
    @Who() caller: Caller, @Param('categoryId', GuidPipe) categoryId: string, @Param('id', GuidPipe) id: string, @Body() dto: ChangePropertyDto,
    @IfMatch() version?: number,
  ) {
    const row = await this.properties.change(caller, await this.kind(categoryId), id, dto, version);
    return one(categoryValueView(categoryId)(row), row.version);
  }

  @Delete(':id')
  @Requires('incidentProperties.manage')
  @Responds('deleted')
  async delete(@Who() caller: Caller, @Param('categoryId', GuidPipe) categoryId: string, @Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    await this.properties.delete(caller, await this.kind(categoryId), id, version);
    return deleted();
  }

  private async kind(categoryId: string) {
    return valuesOf(await this.categories.lookUp(incidentCategories, categoryId));
  }
}

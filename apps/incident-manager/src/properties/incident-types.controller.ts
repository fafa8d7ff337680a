import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { IncidentType } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentProperties } from './properties.service.js';
import { ChangePropertyDto, CreatePropertyDto } from './property.dto.js';
import { incidentTypes } from './property-kind.js';
import { propertyList, typeView } from './property.view.js';

/** How this site tells its incidents apart (IM-01). */
@Controller('api/rest/v1/incidentTypes')
export class IncidentTypesController {
  constructor(private readonly properties: IncidentProperties) {}

  @Get()
  @Requires('incidentProperties.view')
  @Responds('list', IncidentType)
  async list(@Who() caller: Caller, @List(propertyList) query: ListQuery) {
    return list((await this.properties.list(caller, incidentTypes, query)).map(typeView));
  }

  @Get(':id')
  @Requires('incidentProperties.view')
  @Responds('one', IncidentType)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    const row = await this.properties.get(caller, incidentTypes, id);
    return one(typeView(row), row.version);
  }

  @Post()
  @Requires('incidentProperties.manage')
  @Responds('created', IncidentType)
  async create(@Who() caller: Caller, @Body() dto: CreatePropertyDto) {
    const row = await this.properties.create(caller, incidentTypes, dto);
    return created('incidentTypes', typeView(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentProperties.manage')
  @Responds('one', IncidentType)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangePropertyDto, @IfMatch() version?: number) {
    const row = await this.properties.change(caller, incidentTypes, id, dto, version);
    return one(typeView(row), row.version);
  }

  @Delete(':id')
  @Requires('incidentProperties.manage')
  @Responds('deleted')
  async delete(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    await this.properties.delete(caller, incidentTypes, id, version);
    return deleted();
  }
}

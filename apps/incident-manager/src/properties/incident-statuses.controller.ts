import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { IncidentStatus } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { IncidentProperties } from './properties.service.js';
import { ChangePropertyDto, CreatePropertyDto } from './property.dto.js';
import { incidentStatuses } from './property-kind.js';
import { propertyList, statusView } from './property.view.js';

/** How far an investigation can have come (IM-02). */
@Controller('api/rest/v1/incidentStatuses')
export class IncidentStatusesController {
  constructor(private readonly properties: IncidentProperties) {}

  @Get()
  @Requires('incidentProperties.view')
  @Responds('list', IncidentStatus)
  async list(@Who() caller: Caller, @List(propertyList) query: ListQuery) {
    return list((await this.properties.list(caller, incidentStatuses, query)).map(statusView));
  }

  @Get(':id')
  @Requires('incidentProperties.view')
  @Responds('one', IncidentStatus)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    const row = await this.properties.get(caller, incidentStatuses, id);
    return one(statusView(row), row.version);
  }

  @Post()
  @Requires('incidentProperties.manage')
  @Responds('created', IncidentStatus)
  async create(@Who() caller: Caller, @Body() dto: CreatePropertyDto) {
    const row = await this.properties.create(caller, incidentStatuses, dto);
    return created('incidentStatuses', statusView(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentProperties.manage')
  @Responds('one', IncidentStatus)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangePropertyDto, @IfMatch() version?: number) {
    const row = await this.properties.change(caller, incidentStatuses, id, dto, version);
    return one(statusView(row), row.version);
  }

  @Delete(':id')
  @Requires('incidentProperties.manage')
  @Responds('deleted')
  async delete(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    await this.properties.delete(caller, incidentStatuses, id, version);
    return deleted();
  }
}

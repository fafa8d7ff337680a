import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { IncidentDataField } from '@vigie/contracts';
import { GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeSwitchedPropertyDto } from './property.dto.js';
import { dataFieldView, switchedList } from './property.view.js';
import { incidentDataFields } from './switched-kind.js';
import { SwitchedProperties } from './switched-properties.service.js';

/** The fifteen fields for figures and facts of incidents (IM-04). */
@Controller('api/rest/v1/incidentDataFields')
export class IncidentDataFieldsController {
  constructor(private readonly fields: SwitchedProperties) {}

  /** Those that are switched on; with `?disabled` all of them. */
  @Get()
  @Requires('incidentProperties.view')
  @Responds('list', IncidentDataField)
  async list(@Who() caller: Caller, @List(switchedList) query: ListQuery) {
    return list((await this.fields.list(caller, incidentDataFields, query)).map(dataFieldView));
  }

  @Get(':id')
  @Requires('incidentProperties.view')
  @Responds('one', IncidentDataField)
  async get(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    const row = await this.fields.get(caller, incidentDataFields, id);
    return one(dataFieldView(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentProperties.manage')
  @Responds('one', IncidentDataField)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ChangeSwitchedPropertyDto, @IfMatch() version?: number) {
    const row = await this.fields.change(caller, incidentDataFields, id, dto, version);
    return one(dataFieldView(row), row.version);
  }
}

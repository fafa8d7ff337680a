import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { IncidentCall } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { ChangeCallDto, CreateCallDto } from './call.dto.js';
import { callList, callView } from './call.view.js';
import { Calls } from './calls.service.js';

/** Who was called about an incident (IM-26). */
@Controller('api/rest/v1/incidentProjects/:projectId/calls')
export class CallsController {
  constructor(private readonly calls: Calls) {}

  @Get()
  @Requires('incidentCall.view')
  @Responds('list', IncidentCall)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(callList) query: ListQuery) {
    return list((await this.calls.list(caller, projectId, query)).map(callView));
  }

  @Get(':id')
  @Requires('incidentCall.view')
  @Responds('one', IncidentCall)
  async get(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    const row = await this.calls.get(caller, projectId, id);
    return one(callView(row), row.version);
  }

  @Post()
  @Requires('incidentCall.manage')
  @Responds('created', IncidentCall)
  async add(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Body() dto: CreateCallDto) {
    const row = await this.calls.add(caller, projectId, dto);
    return created('calls', callView(row), row.version);
  }

  @Patch(':id')
  @Requires('incidentCall.manage')
  @Responds('one', IncidentCall)
  async change(
    @Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string,
    @Body() dto: ChangeCallDto, @IfMatch() version?: number,
  ) {
    const row = await this.calls.change(caller, projectId, id, dto, version);
    return one(callView(row), row.version);
  }

  @Delete(':id')
  @Requires('incidentCall.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    await this.calls.remove(caller, projectId, id, version);
    return deleted();
  }
}

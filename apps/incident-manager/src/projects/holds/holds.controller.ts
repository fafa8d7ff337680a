import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { IncidentHold } from '@vigie/contracts';
import { created, deleted, GuidPipe, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { HoldDto } from './hold.dto.js';
import { holdList, holdView } from './hold.view.js';
import { Holds } from './holds.service.js';

/** Why a project must not go. */
@Controller('api/rest/v1/incidentProjects/:projectId/holds')
export class HoldsController {
  constructor(private readonly holds: Holds) {}

  @Get()
  @Requires('incidentProject.view')
  @Responds('list', IncidentHold)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(holdList) query: ListQuery) {
    return list((await this.holds.list(caller, projectId, query)).map(holdView));
  }

  @Get(':id')
  @Requires('incidentProject.view')
  @Responds('one', IncidentHold)
  async get(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    return one(holdView(await this.holds.get(caller, projectId, id)));
  }

  @Post()
  @Requires('incidentProject.hold')
  @Responds('created', IncidentHold)
  async place(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Body() dto: HoldDto) {
    return created('holds', holdView(await this.holds.place(caller, projectId, dto)));
  }

  /** Lifts it: it stays as a record of who placed and who lifted it. */
  @Delete(':id')
  @Requires('incidentProject.hold')
  @Responds('deleted')
  async lift(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    await this.holds.lift(caller, projectId, id);
    return deleted();
  }
}

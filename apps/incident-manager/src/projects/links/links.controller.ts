import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { IncidentLink } from '@vigie/contracts';
import { created, deleted, GuidPipe, List, list, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { LinkDto } from './link.dto.js';
import { linkList, linkView } from './link.view.js';
import { Links } from './links.service.js';

/** Alarms that belong to a project (IM-34). */
@Controller('api/rest/v1/incidentProjects/:projectId/links')
export class LinksController {
  constructor(private readonly links: Links) {}

  @Get()
  @Requires('incidentProject.view')
  @Responds('list', IncidentLink)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(linkList) query: ListQuery) {
    return list((await this.links.list(caller, projectId, query)).map((row) => linkView(row, caller.language)));
  }

  @Get(':id')
  @Requires('incidentProject.view')
  @Responds('one', IncidentLink)
  async get(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    return one(linkView(await this.links.get(caller, projectId, id), caller.language));
  }

  @Post()
  @Requires('incidentProject.manage')
  @Responds('created', IncidentLink)
  async add(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Body() { alarm }: LinkDto) {
    return created('links', linkView(await this.links.add(caller, projectId, alarm.id), caller.language));
  }

  @Delete(':id')
  @Requires('incidentProject.manage')
  @Responds('deleted')
  async remove(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @Param('id', GuidPipe) id: string) {
    await this.links.remove(caller, projectId, id);
    return deleted();
  }
}

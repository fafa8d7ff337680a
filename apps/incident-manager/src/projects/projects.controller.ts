import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IncidentProject } from '@vigie/contracts';
import { created, deleted, GuidPipe, IfMatch, List, list, nextPage, one, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { versionFor } from './open-changes.js';
import { CreateProjectDto, ProjectDto } from './project.dto.js';
import { projectList } from './project-list.definition.js';
import { ProjectList } from './project-list.service.js';
import { projectView } from './project.view.js';
import { ProjectChanges } from './project-changes.service.js';
import { Projects } from './projects.service.js';

/** Incidents and how they are documented (IM-20, IM-28). */
@Controller('api/rest/v1/incidentProjects')
export class ProjectsController {
  constructor(private readonly projects: Projects, private readonly changes: ProjectChanges, private readonly found: ProjectList) {}

  /** `Link` with `rel="next"` names the next page where the order allows to go on from the last row. */
  @Get()
  @Requires('incidentProject.view')
  @Responds('list', IncidentProject)
  async list(
    @Who() caller: Caller, @List(projectList) query: ListQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
    @Query('cursor') cursor?: string,
  ) {
    const { rows, shown, next } = await this.found.find(caller, query, cursor);
    if (next) void reply.header('Link', nextPage(request.url, next));
    return list(rows.map((row) => projectView(row, shown)));
  }

  @Get(':id')
  @Requires('incidentProject.view')
  @Responds('one', IncidentProject)
  async open(@Who() caller: Caller, @Param('id', GuidPipe) id: string) {
    const { row, shown } = await this.projects.open(caller, id);
    return one(projectView(row, shown), versionFor(row, shown.sight));
  }

  @Post()
  @Requires('incidentProject.manage')
  @Responds('created', IncidentProject)
  async create(@Who() caller: Caller, @Body() dto: CreateProjectDto) {
    const { row, shown } = await this.projects.create(caller, dto);
    return created('incidentProjects', projectView(row, shown), versionFor(row, shown.sight));
  }

  /** With a stale `If-Match` it is merged: members that nobody else has changed since are changed, else all of it is refused (IM-32). */
  @Patch(':id')
  @Requires('incidentProject.manage')
  @Responds('one', IncidentProject)
  async change(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ProjectDto, @IfMatch() version?: number) {
    const { row, shown } = await this.changes.change(caller, id, dto, version);
    return one(projectView(row, shown), versionFor(row, shown.sight));
  }

  @Put(':id')
  @Requires('incidentProject.manage')
  @Responds('one', IncidentProject)
  async replace(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() dto: ProjectDto, @IfMatch() version?: number) {
    const { row, shown } = await this.changes.replace(caller, id, dto, version);
    return one(projectView(row, shown), versionFor(row, shown.sight));
  }

  @Delete(':id')
  @Requires('incidentProject.delete')
  @Responds('deleted')
  async delete(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @IfMatch() version?: number) {
    await this.projects.delete(caller, id, version);
    return deleted();
  }
}

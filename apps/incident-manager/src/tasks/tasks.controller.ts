import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AddedSequences, IncidentReport, IncidentStatistics } from '@vigie/contracts';
import { CollectionTask, GuidPipe, Performs, Responds, RespondsFile } from '@vigie/platform/http';
import { SignedIn, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { collectionTasks, projectTasks } from './task-parameters.js';
import { CollectionTasks, ProjectTasks } from './tasks.service.js';

/** Actions on projects; each asks for rights of its own. */
@Controller('api/rest/v1/incidentProjects')
@SignedIn()
export class TasksController {
  constructor(private readonly ofProject: ProjectTasks, private readonly ofCollection: CollectionTasks) {}

  /**
   * `GenerateReport` answers the report itself, PDF and HTML as a file, JSON as a result, with the names of services that
   * did not answer in the header `X-Vigie-Report-Missing`; with `preview` as HTML that is no report in the logs. `AddDraftSequences` answers the sequences it added.
   */
  @Post(':id')
  @HttpCode(200)
  @Performs(projectTasks)
  @RespondsFile('application/pdf', 'text/html')
  @Responds('done', IncidentReport)
  @Responds('done', AddedSequences)
  @Responds('started')
  perform(@Who() caller: Caller, @Param('id', GuidPipe) id: string, @Body() body: object, @Res({ passthrough: true }) reply: FastifyReply, @Query('task') task?: string) {
    return this.ofProject.perform(task, caller, id, body ?? {}, reply);
  }

  /** `Statistics` counts projects. */
  @CollectionTask()
  @Performs(collectionTasks)
  @Responds('done', IncidentStatistics)
  performOnAll(@Who() caller: Caller, @Body() body: object, @Res({ passthrough: true }) reply: FastifyReply, @Query('task') task?: string) {
    return this.ofCollection.perform(task, caller, undefined, body ?? {}, reply);
  }
}

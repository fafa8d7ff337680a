import { Controller, Get, Param } from '@nestjs/common';
import { IncidentActivity } from '@vigie/contracts';
import { GuidPipe, List, list, Responds } from '@vigie/platform/http';
import type { ListQuery } from '@vigie/platform/http';
import { Requires, Who } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Activities } from './activities.service.js';
import { activityList, activityView } from './activity.view.js';

/** A project's own log (IM-27); nobody can write to it but by doing something. */
@Controller('api/rest/v1/incidentProjects/:projectId/activities')
export class ActivitiesController {
  constructor(private readonly activities: Activities) {}

  @Get()
  @Requires('incidentActivity.view')
  @Responds('list', IncidentActivity)
  async list(@Who() caller: Caller, @Param('projectId', GuidPipe) projectId: string, @List(activityList) query: ListQuery) {
    const rows = await this.activities.list(caller, projectId, query);
    return list(rows.map((row) => activityView(row, caller.language)));
  }
}

import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@vigie/platform/http';
import { Database, listRows } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { SelectQueryBuilder } from 'typeorm';
import { requirePart } from '../require-part.js';
import { requireProject } from '../require-project.js';
import { ActivityRow } from './activity.entity.js';
import { ActivitySight } from './activity-sight.service.js';
import { activityColumns } from './activity.view.js';

/** Reads a project's own log (IM-27). */
@Injectable()
export class Activities {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly sight: ActivitySight) {}

  async list(caller: Caller, projectId: string, query: ListQuery): Promise<ActivityRow[]> {
    await requirePart(this.access, caller, 'incidentActivity.view');
    await requireProject(this.database.read, projectId);
    const rows = await this.sight.narrow(this.of(projectId), caller, projectId);
    return (await listRows(rows, 'activity', query, activityColumns)).map((row) => this.sight.strip(row, caller));
  }

  /** All that the caller may know of, oldest first. */
  async whole(caller: Caller, projectId: string): Promise<ActivityRow[]> {
    const known = await this.sight.narrow(this.of(projectId), caller, projectId);
    const rows = await known.orderBy('activity.position', 'ASC').getMany();
    return rows.map((row) => this.sight.strip(row, caller));
  }

  private of(projectId: string): SelectQueryBuilder<ActivityRow> {
    return this.database.read.createQueryBuilder(ActivityRow, 'activity').where('activity.projectId = :projectId', { projectId });
  }
}

import { Injectable } from '@nestjs/common';
import type { IncidentOperation, Privilege } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { SelectQueryBuilder } from 'typeorm';
import { isPropertyMember, propertyMembers } from '../../properties/property-member.js';
import { seesAll, seesSequence } from '../sequences/sequence-sight.js';
import { AlarmSight } from '../links/alarm-sight.service.js';
import type { ActivityRow } from './activity.entity.js';

const sequences: IncidentOperation[] = ['sequence.added', 'sequence.removed'];
/** Steps that tell of a part of the project, and the right to see that part. */
const parts: [Privilege, IncidentOperation[]][] = [
  ['incidentComment.view', ['comment.added', 'comment.changed', 'comment.removed']],
  ['incidentCall.view', ['call.added', 'call.changed', 'call.removed']],
  ['incidentSequence.view', sequences],
  ['incidentCustody.view', ['project.disclosed']],
  ['incidentProject.view', ['hold.placed', 'hold.lifted']],
];
const links: IncidentOperation[] = ['link.added', 'link.removed'];

/** The log tells nobody of parts of the project that they may not see (IM-50). */
@Injectable()
export class ActivitySight {
  constructor(private readonly database: Database, private readonly access: AccessControl, private readonly alarms: AlarmSight) {}

  /** Leaves out the steps that the caller may not know of. */
  async narrow(rows: SelectQueryBuilder<ActivityRow>, caller: Caller, projectId: string): Promise<SelectQueryBuilder<ActivityRow>> {
    const hidden = parts.flatMap(([privilege, operations]) => (this.may(caller, privilege) ? [] : operations));
    const alarms = this.alarms.condition(caller, "activity.details ->> 'sourceType'", "(activity.details ->> 'source')");
    rows.andWhere('activity.operation <> ALL (:hidden)', { hidden });
    rows.andWhere(`(activity.operation <> ALL (:links) OR ${alarms.sql})`, { links, ...alarms.parameters });
    const { cameras, sites } = await this.hiddenCameras(caller, projectId);
    if (cameras.length > 0) {
      rows.andWhere(`(activity.operation <> ALL (:sequences) OR (activity.details ->> 'camera', coalesce(activity.details ->> 'site', '')) NOT IN (SELECT * FROM unnest(:cameras::text[], :sites::text[])))`, { sequences, cameras, sites });
    }
    if (!this.may(caller, 'incidentData.view')) rows.andWhere(`NOT (activity.operation = 'project.changed' AND NOT ${otherChanges})`, { members: propertyMembers });
    return rows;
  }

  /** What is left of a step that the caller may know of. */
  strip(row: ActivityRow, caller: Caller): ActivityRow {
    const changes = this.may(caller, 'incidentData.view') ? row.changes : row.changes.filter(({ property }) => !isPropertyMember(property));
    const details = row.operation === 'project.exported' && !this.may(caller, 'incidentCustody.view') ? {} : row.details;
    return { ...row, changes, details };
  }

  /** Cameras of sequences that the log of a project tells of and the caller may not see; of cameras of this site the site is empty. */
  private async hiddenCameras(caller: Caller, projectId: string): Promise<{ cameras: string[]; sites: string[] }> {
    if (seesAll(this.access, caller)) return { cameras: [], sites: [] };
    const rows = await this.database.read.query<{ camera: string; site: string }[]>(
      `SELECT DISTINCT details ->> 'camera' AS camera, coalesce(details ->> 'site', '') AS site FROM activities WHERE project_id = $1 AND operation = ANY ($2)`, [projectId, sequences]);
    const hidden = rows.filter(({ camera, site }) => !seesSequence(this.access, caller, { cameraId: camera, siteId: site, siteName: site || null }));
    return { cameras: hidden.map(({ camera }) => camera), sites: hidden.map(({ site }) => site) };
  }

  private may(caller: Caller, privilege: Privilege): boolean {
    return this.access.decide(caller, privilege).allowed;
  }
}

/** Whether anything changed besides categories and incident data. */
const otherChanges = "EXISTS (SELECT FROM jsonb_array_elements(activity.changes) AS change WHERE change ->> 'property' <> ALL (:members))";

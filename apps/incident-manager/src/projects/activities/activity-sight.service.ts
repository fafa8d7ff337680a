import { Injectable } from '@nestjs/common';
import type { IncidentOperation, Privilege } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import type { SelectQueryBuilder } from 'typeorm';
import { isPropertyMember, propertyMembers } from '../../properties/property-member.js';
import { AlarmSight } from '../links/alarm-sight.service.js';
import type { ActivityRow } from './activity.entity.js';

/** Steps that tell of a part of the project, and the right to see that part. */
const parts: [Privilege, IncidentOperation[]][] = [
  ['incidentComment.view', ['comment.added', 'comment.changed', 'comment.removed']],
  ['incidentCall.view', ['call.added', 'call.changed', 'call.removed']],
  ['incidentSequence.view', ['sequence.added', 'sequence.removed']],
  ['incidentCustody.view', ['project.disclosed']],
  ['incidentProject.view', ['hold.placed', 'hold.lifted']],
];
const links: IncidentOperation[] = ['link.added', 'link.removed'];

/** The log tells nobody of parts of the project that they may not see (IM-50). */
@Injectable()
export class ActivitySight {
  constructor(private readonly access: AccessControl, private readonly alarms: AlarmSight) {}

  /** Leaves out the steps that the caller may not know of. */
  narrow(rows: SelectQueryBuilder<ActivityRow>, caller: Caller): SelectQueryBuilder<ActivityRow> {
    const hidden = parts.flatMap(([privilege, operations]) => (this.may(caller, privilege) ? [] : operations));
    const sources = this.alarms.sources(caller);
    rows.andWhere('activity.operation <> ALL (:hidden)', { hidden });
    rows.andWhere(
      `(activity.operation <> ALL (:links) OR ${sources.all ? "coalesce(activity.details ->> 'source', '') <> ALL (:sources)" : "activity.details ->> 'source' = ANY (:sources)"})`,
      { links, sources: sources.ids },
    );
    if (!this.may(caller, 'incidentData.view')) rows.andWhere(`NOT (activity.operation = 'project.changed' AND NOT ${otherChanges})`, { members: propertyMembers });
    return rows;
  }

  /** What is left of a step that the caller may know of. */
  strip(row: ActivityRow, caller: Caller): ActivityRow {
    const changes = this.may(caller, 'incidentData.view') ? row.changes : row.changes.filter(({ property }) => !isPropertyMember(property));
    const details = row.operation === 'project.exported' && !this.may(caller, 'incidentCustody.view') ? {} : row.details;
    return { ...row, changes, details };
  }

  private may(caller: Caller, privilege: Privilege): boolean {
    return this.access.decide(caller, privilege).allowed;
  }
}

/** Whether anything changed besides categories and incident data. */
const otherChanges = "EXISTS (SELECT FROM jsonb_array_elements(activity.changes) AS change WHERE change ->> 'property' <> ALL (:members))";

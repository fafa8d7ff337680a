import { IncidentActivity, ref, relations } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { personRef } from '../../texts/person.js';
import type { ActivityRow } from './activity.entity.js';
import { readable } from './activity.rules.js';
import { describeStep } from './activity.texts.js';

export const activityList: ListDefinition = {
  columns: { time: 'time', operation: 'string', user: 'guid' }, defaultSize: 200, maxSize: 1_000, defaultOrder: "desc:'time'",
};

export const activityColumns = { time: 'time', operation: 'operation', user: 'userId' };

export const activityView = (row: ActivityRow, language: Language): IncidentActivity => Object.assign(new IncidentActivity(), {
  id: row.id,
  time: row.time.toISOString(),
  user: personRef(row.userId, row.userName, row.userKind),
  operation: row.operation,
  text: describeStep(row.operation, row.userName, row.details, language),
  changes: row.changes.map(readable),
  details: row.details,
  relations: relations(ref('activities', row.id), ref('incidentProjects', row.projectId)),
});

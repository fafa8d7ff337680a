import type { ColumnKind, ListDefinition } from '@vigie/platform/http';
import type { IncidentDataKind } from '@vigie/contracts';
import { categoryMembers, dataMembers } from '../properties/property-member.js';
import { happenedAt } from './happened-at.js';

const kinds: Record<IncidentDataKind, ColumnKind> = { integer: 'number', decimal: 'number', text: 'string', checkBox: 'boolean', dateTime: 'time' };
const propertyColumns = Object.fromEntries<ColumnKind>([
  ...categoryMembers.map((member) => [member, 'guid'] as const),
  ...dataMembers.map((member) => [member, kinds[member.slice(0, -1) as IncidentDataKind]] as const),
]);

/** Everything that projects can be found by (IM-28); not all of it is a column of theirs. */
export const projectList: ListDefinition = {
  columns: {
    number: 'string', title: 'string', description: 'string', type: 'guid', status: 'guid', createdBy: 'guid', assignee: 'guid',
    startTime: 'time', endTime: 'time', dueTime: 'time', createdAt: 'time', modifiedAt: 'time', happenedAt: 'time',
    text: 'string', alarm: 'guid', camera: 'guid', held: 'boolean', ...propertyColumns,
  },
  defaultSize: 100, maxSize: 1_000, defaultOrder: "desc:'createdAt'",
};

/** Filters of the list that are columns of a project, with the property that holds each. */
export const projectColumns: Record<string, string> = {
  ...Object.fromEntries(Object.keys(propertyColumns).map((member) => [member, member])),
  number: 'number', title: 'title', description: 'description', type: 'typeId', status: 'statusId', createdBy: 'createdById', assignee: 'assigneeId',
  startTime: 'startTime', endTime: 'endTime', dueTime: 'dueTime', createdAt: 'createdAt', modifiedAt: 'modifiedAt', happenedAt,
};

/** The same for those who may not see incident data: its changes are not among those that they find projects by (IM-50). */
export const openColumns: Record<string, string> = { ...projectColumns, modifiedAt: 'openModifiedAt' };

/** Orders that an index gives. */
export const sortable = ['number', 'title', 'startTime', 'endTime', 'dueTime', 'createdAt', 'modifiedAt'];

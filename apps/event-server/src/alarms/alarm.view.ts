import { ref, relations } from '@vigie/contracts';
import type { AlarmActivityView, AlarmChange, AlarmFact, AlarmView, Language, NamedThing } from '@vigie/contracts';
import { sourceOf } from '../events/event.rules.js';
import type { ActivityRow } from './activity.entity.js';
import type { AlarmRow } from './alarm.entity.js';

/** An alarm as it comes from the database, or from the feed, where times are texts. */
export type AlarmRecord = { [M in keyof AlarmRow]: AlarmRow[M] extends Date ? Date | string : AlarmRow[M] extends Date | null ? Date | string | null : AlarmRow[M] };

const iso = (time: Date | string): string => new Date(time).toISOString();

const assigneeOf = ({ assignedToId: id, assignedToName: name }: AlarmRecord): NamedThing | undefined =>
  id === null ? undefined : { type: 'users', id, ...(name ? { name } : {}) };

function moments(row: AlarmRecord) {
  const source = sourceOf(row);
  const assignedTo = assigneeOf(row);
  return {
    time: iso(row.time), ...(source ? { source } : {}), ...(row.endedAt ? { endedAt: iso(row.endedAt) } : {}),
    ...(assignedTo ? { assignedTo } : {}), ...(row.closedAt ? { closedAt: iso(row.closedAt) } : {}),
  };
}

export function alarmView(row: AlarmRecord, language: Language): AlarmView {
  const source = sourceOf(row);
  return {
    id: row.id, number: Number(row.number), name: row.name[language], category: row.category, priority: row.priority, state: row.state,
    definition: { type: 'alarmDefinitions', id: row.definitionId, name: row.definitionName }, occurrences: row.occurrences, lastTime: iso(row.lastTime),
    ...(row.instructions ? { instructions: row.instructions } : {}), ...moments(row),
    relations: relations(ref('alarms', row.id), source && ref(source.type, source.id)),
  };
}

export const alarmFact = (row: AlarmRecord, change: AlarmChange): AlarmFact => ({
  id: row.id, number: Number(row.number), version: row.version, change, name: row.name, definition: row.definitionId, category: row.category,
  priority: row.priority, state: row.state, occurrences: row.occurrences, ...moments(row),
});

export const activityView = (row: ActivityRow): AlarmActivityView => ({
  id: row.id, time: iso(row.time), operation: row.operation,
  ...(row.userId ? { user: { type: 'users' as const, id: row.userId, ...(row.userName ? { name: row.userName } : {}) } } : {}),
  ...(row.comment ? { comment: row.comment } : {}), ...(row.details ? { details: row.details } : {}),
  relations: relations(ref('activities', row.id), ref('alarms', row.alarmId)),
});

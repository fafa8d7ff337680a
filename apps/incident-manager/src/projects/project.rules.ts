import type { ProjectDto } from './project.dto.js';
import type { StoredValue } from './activities/activity.rules.js';
import { tidy } from '../texts/plain-text.js';
import { readTime, requireOrder } from '../texts/time.rules.js';

/** What people may change about a project; null: empty. */
export interface ProjectMembers {
  title: string | null;
  description: string | null;
  typeId: string | null;
  statusId: string | null;
  startTime: Date | null;
  endTime: Date | null;
}

export const emptyMembers: ProjectMembers = { title: null, description: null, typeId: null, statusId: null, startTime: null, endTime: null };

/** The members after a change: what the change does not name stays. Throws where the end would come before the start. */
export function applyChange(present: ProjectMembers, dto: ProjectDto): ProjectMembers {
  const members: ProjectMembers = {
    title: dto.title == null ? present.title : tidy(dto.title),
    description: dto.description == null ? present.description : tidy(dto.description),
    typeId: dto.type?.id.toLowerCase() ?? present.typeId,
    statusId: dto.status?.id.toLowerCase() ?? present.statusId,
    startTime: dto.startTime == null ? present.startTime : readTime('startTime', dto.startTime),
    endTime: dto.endTime == null ? present.endTime : readTime('endTime', dto.endTime),
  };
  requireOrder(members.startTime, members.endTime, false);
  return members;
}

/** The members said by a request that says all of them: what is missing is empty. */
export const readMembers = (dto: ProjectDto): ProjectMembers => applyChange(emptyMembers, dto);

/** Names of what administrators defined, by id. */
export type Names = ReadonlyMap<string, string>;

/** The members as the activity log keeps them. */
export function asLogged(members: ProjectMembers, names: Names): Record<string, StoredValue | undefined> {
  const named = (id: string | null): StoredValue | undefined => (id === null ? undefined : { id, name: names.get(id) ?? id });
  return {
    title: members.title ?? undefined,
    description: members.description ?? undefined,
    type: named(members.typeId),
    status: named(members.statusId),
    startTime: members.startTime?.toISOString(),
    endTime: members.endTime?.toISOString(),
  };
}

/** Readable number of the n-th project of a day. */
export const projectNumber = (day: string, count: number): string => `${day.replaceAll('-', '')}-${String(count).padStart(4, '0')}`;

import type { ProjectDto } from './project.dto.js';
import type { StoredValue } from './activities/activity.rules.js';
import { tidy } from '../texts/plain-text.js';
import { readTime, requireOrder } from '../texts/time.rules.js';
import { dataOf, emptyData, loggedData } from './project-data.rules.js';
import type { Names } from './project-data.rules.js';
import type { ProjectData } from './project-data.entity.js';

/** What people may change about a project; null: empty. */
export interface ProjectMembers extends ProjectData {
  title: string | null;
  description: string | null;
  typeId: string | null;
  statusId: string | null;
  startTime: Date | null;
  endTime: Date | null;
  assigneeId: string | null;
  assigneeName: string | null;
  dueTime: Date | null;
}

export const emptyMembers: ProjectMembers = {
  ...emptyData, title: null, description: null, typeId: null, statusId: null, startTime: null, endTime: null,
  assigneeId: null, assigneeName: null, dueTime: null,
};

/** What the request says that was looked up: the assignee's name, categories and incident data. */
export type LookedUp = Partial<ProjectData & Pick<ProjectMembers, 'assigneeId' | 'assigneeName'>>;

/** Members of the row behind a member of the API. */
const columns: Record<string, (keyof ProjectMembers)[]> = { type: ['typeId'], status: ['statusId'], assignee: ['assigneeId', 'assigneeName'] };
const columnsOf = (property: string): (keyof ProjectMembers)[] => columns[property] ?? [property as keyof ProjectMembers];

/** The members of these names, as the row keeps them. */
export const pickMembers = (members: ProjectMembers, properties: readonly string[]): Partial<ProjectMembers> =>
  Object.fromEntries(properties.flatMap(columnsOf).map((column) => [column, members[column]]));

/** The members after a change: what the change does not name stays. Throws where the end would come before the start. */
export function applyChange(present: ProjectMembers, dto: ProjectDto, lookedUp: LookedUp = {}): ProjectMembers {
  const time = (property: 'startTime' | 'endTime' | 'dueTime'): Date | null => {
    const text = dto[property];
    return text == null ? present[property] : readTime(property, text);
  };
  const members: ProjectMembers = {
    ...dataOf(present),
    title: dto.title == null ? present.title : tidy(dto.title),
    description: dto.description == null ? present.description : tidy(dto.description),
    typeId: dto.type?.id ?? present.typeId,
    statusId: dto.status?.id ?? present.statusId,
    startTime: time('startTime'),
    endTime: time('endTime'),
    assigneeId: present.assigneeId,
    assigneeName: present.assigneeName,
    dueTime: time('dueTime'),
    ...lookedUp,
    ...pickMembers(emptyMembers, dto.clear ?? []),
  };
  requireOrder(members.startTime, members.endTime, false);
  return members;
}

/** The members said by a request that says all of them: what is missing is empty. */
export const readMembers = (dto: ProjectDto, lookedUp: LookedUp = {}): ProjectMembers => applyChange(emptyMembers, dto, lookedUp);

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
    assignee: members.assigneeId === null ? undefined : { id: members.assigneeId, name: members.assigneeName ?? members.assigneeId },
    dueTime: members.dueTime?.toISOString(),
    ...loggedData(members, names),
  };
}

/** Readable number of the n-th project of a day. */
export const projectNumber = (day: string, count: number): string => `${day.replaceAll('-', '')}-${String(count).padStart(4, '0')}`;

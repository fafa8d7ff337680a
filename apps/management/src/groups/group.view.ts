import type { EntityManager } from 'typeorm';
import { GroupView, ref, relations } from '@vigie/contracts';
import { partitionRefs } from '../changes/partition-choice.js';
import type { Versioned } from '../changes/versioned.js';
import { membersOfAll } from '../members/members.js';
import type { Group } from './group.entity.js';

export async function groupViews(manager: EntityManager, groups: Group[]): Promise<GroupView[]> {
  const members = await membersOfAll(manager, 'groups', groups.map(({ id }) => id));
  return groups.map(({ id, name, description, level, reaches, partitions }) => Object.assign(new GroupView(), {
    id, name, ...(description === null ? {} : { description }), ...(level === null ? {} : { level }), members: members.get(id) ?? [],
    reaches: partitionRefs(reaches), partitions: partitionRefs(partitions), relations: relations(ref('groups', id)),
  }));
}

export async function versionedGroup(manager: EntityManager, group: Group): Promise<Versioned<GroupView>> {
  const [view] = await groupViews(manager, [group]);
  return { view: view ?? new GroupView(), version: group.version };
}

import type { EntityType, Grant } from '@vigie/contracts';

/** Who is in what. */
export interface Membership {
  of: string;
  type: 'users' | 'groups';
  id: string;
}

export interface UserRecord {
  id: string;
  name: string;
  kind: 'user' | 'client';
  level: number | null;
  reaches: string[];
}

export interface GroupRecord {
  id: string;
  level: number | null;
  reaches: string[];
}

export interface RoleRecord {
  id: string;
  name: string;
  administrators: boolean;
  grants: Grant[];
  reaches: string[];
}

/** What lives in partitions. */
export interface EntityRecord {
  type: EntityType;
  id: string;
  name: string;
  partitions: string[];
  blockLevel: number | null;
  /** The child site that a camera is of. */
  site: string | null;
  /** Of what was deleted: the camera groups it was in, with those around them. None: it is there. */
  removedFrom?: string[] | null;
}

/** What rights are compiled from: all of it, or as much as some documents need. */
export interface Register {
  site?: { minimumUserLevel: number };
  users: UserRecord[];
  groups: GroupRecord[];
  roles: RoleRecord[];
  groupMembers: Membership[];
  roleMembers: Membership[];
  entities: EntityRecord[];
  cameraGroupParents: { id: string; parent: string | null }[];
  cameraGroupMembers: { group: string; camera: string }[];
}

export const emptyRegister = (): Register => ({
  users: [], groups: [], roles: [], groupMembers: [], roleMembers: [], entities: [], cameraGroupParents: [], cameraGroupMembers: [],
});

/** Tables of what lives in partitions, by what it is for rights. */
export const entityTables = {
  cameras: ['cameras', 'child_cameras'], cameraGroups: ['camera_groups'], hardware: ['hardware'], recordingServers: ['recording_servers'], users: ['users'], groups: ['groups'],
  childSites: ['child_sites'],
} as const satisfies Partial<Record<EntityType, readonly string[]>>;

export type EntityTable = (typeof entityTables)[PartitionedType][number];

export type PartitionedType = keyof typeof entityTables;

/** Which documents are wanted. */
export interface Wanted {
  site: boolean;
  /** All principals, whoever else is named. */
  everybody?: boolean;
  principals: string[];
  roles: string[];
  entities: Partial<Record<PartitionedType, string[]>>;
}

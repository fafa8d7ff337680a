import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { privileges } from '../privileges.js';
import type { Privilege } from '../privileges.js';
import { HasRelations, Ref, Relations } from '../references.js';
import { ManagedView, PartitionedView } from './management.js';

export class UserView extends PartitionedView {
  @Describe('A person, or a machine that signs in with a secret.')
  @IsIn(['user', 'client'])
  kind: 'user' | 'client';

  @IsOptional()
  @IsString()
  fullName?: string;

  @IsBoolean()
  disabled: boolean;

  @IsBoolean()
  builtIn: boolean;

  @Describe('The level set for this user alone; absent: inherited (MG-24).')
  @IsOptional()
  @IsInt()
  level?: number;

  @Describe('The level that counts: 1 (highest) to 254.')
  @IsInt()
  effectiveLevel: number;

  @Nested(() => Ref, { each: true })
  groups: Ref[];

  @Nested(() => Ref, { each: true })
  roles: Ref[];

  @Describe('Partitions reached by this user alone, besides those of groups and roles.')
  @Nested(() => Ref, { each: true })
  reaches: Ref[];
}

/** A role as the one who holds it sees it. */
export class HeldRole {
  @IsId()
  id: string;

  @IsString()
  name: string;
}

/** Answer of `GET /users/me`: who I am and what pages may offer me. */
export class MeView {
  @IsId()
  id: string;

  @IsString()
  name: string;

  @IsIn(['user', 'client'])
  kind: 'user' | 'client';

  @IsBoolean()
  administrator: boolean;

  @Describe('Privileges held on anything at all.')
  @IsIn(privileges, { each: true })
  privileges: Privilege[];

  @Nested(() => HeldRole, { each: true })
  roles: HeldRole[];

  @IsInt()
  level: number;

  @IsOptional()
  @IsString()
  language?: string;

  @HasRelations()
  relations: Relations;
}

export class GroupView extends PartitionedView {
  @Describe('Level that members inherit (MG-24).')
  @IsOptional()
  @IsInt()
  level?: number;

  @Describe('Users and groups that are in it.')
  @Nested(() => Ref, { each: true })
  members: Ref[];

  @Describe('Partitions that its members reach, besides those of their roles.')
  @Nested(() => Ref, { each: true })
  reaches: Ref[];
}

export const scopeKinds = ['everything', 'partitions', 'deviceGroups', 'entities'] as const;

export class GrantScope {
  @IsIn(scopeKinds)
  kind: (typeof scopeKinds)[number];

  @Describe('Which partitions, camera groups or devices; absent for everything.')
  @IsOptional()
  @IsId({ each: true })
  @ArrayMaxSize(10_000)
  ids?: string[];
}

export class WeeklySpan {
  @Describe('Minutes from Monday 00:00.')
  @IsInt()
  @Min(0)
  @Max(10_080)
  fromMinute: number;

  @IsInt()
  @Min(0)
  @Max(10_080)
  toMinute: number;
}

/** Hours of the week in which a right holds (MG-29). */
export class GrantTimeProfile {
  @IsString()
  @MaxLength(64)
  timeZone: string;

  @ArrayMaxSize(200)
  @Nested(() => WeeklySpan, { each: true })
  spans: WeeklySpan[];
}

export class GrantConditions {
  @IsOptional()
  @Nested(() => GrantTimeProfile)
  timeProfile?: GrantTimeProfile;

  @Describe('Playback reaches back this many hours at most (MG-30).')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(87_600)
  playbackHours?: number;
}

/** Privileges on a scope, allowed or denied; as read and as written. */
export class GrantView {
  @Describe('Given by the service where absent; keep it to keep the grant.')
  @IsOptional()
  @IsId()
  id?: string;

  @IsIn(['allow', 'deny'])
  effect: 'allow' | 'deny';

  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(privileges, { each: true })
  privileges: Privilege[];

  @Nested(() => GrantScope)
  scope: GrantScope;

  @IsOptional()
  @Nested(() => GrantConditions)
  conditions?: GrantConditions;
}

export class RoleView extends ManagedView {
  @Describe('The built-in administrators: passes partitions, grants and playback limits.')
  @IsBoolean()
  builtIn: boolean;

  @Nested(() => GrantView, { each: true })
  grants: GrantView[];

  @Describe('Users, clients and groups that hold it.')
  @Nested(() => Ref, { each: true })
  users: Ref[];

  @Describe('Partitions that its holders reach, besides the root.')
  @Nested(() => Ref, { each: true })
  reaches: Ref[];
}

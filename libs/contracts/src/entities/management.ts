import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Describe, Nested } from '../json-schema.js';
import { privileges } from '../privileges.js';
import type { Privilege } from '../privileges.js';
import { Ref, Relations } from '../references.js';

/** What every object of the management has. */
export class ManagedView {
  @IsUUID()
  id: string;

  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  description?: string;

  relations: Relations;
}

/** What lives in partitions (MG-21). */
export class PartitionedView extends ManagedView {
  @Describe('The partitions it lives in; a right counts only where one of them is reached.')
  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  partitions: Ref[];
}

export class SiteView extends ManagedView {
  @Describe('IANA name of the time zone in which schedules are read.')
  @IsString()
  timeZone: string;

  @Describe('Users below this level may not stay signed in; 254: everybody may (MG-25).')
  @IsInt()
  @Min(1)
  @Max(254)
  minimumUserLevel: number;
}

export class RecordingServerView extends PartitionedView {
  @IsBoolean()
  enabled: boolean;
}

export class HardwareView extends PartitionedView {
  @IsBoolean()
  enabled: boolean;

  @Describe('Address of the device, such as rtsp://192.0.2.20:554; never holds a password.')
  @IsString()
  address: string;

  @IsOptional()
  @IsString()
  user?: string;

  @Describe('Whether a password is kept; the password itself never shows.')
  @IsBoolean()
  hasPassword: boolean;

  @IsOptional()
  @IsString()
  model?: string;

  @IsOptional()
  @IsString()
  firmware?: string;

  @IsOptional()
  @IsString()
  serialNumber?: string;

  @ValidateNested()
  @Type(() => Ref)
  recordingServer: Ref;
}

export class StreamView extends ManagedView {
  @Describe('Where the recording-server fetches it: an rtsp address without user and password.')
  @IsString()
  url: string;

  @Describe('Shown when a viewer asks for no stream in particular.')
  @IsBoolean()
  isDefault: boolean;

  @Describe('Recorded while the camera records.')
  @IsBoolean()
  isRecorded: boolean;
}

export const recordingModes = ['always', 'off'] as const;
export type RecordingMode = (typeof recordingModes)[number];

export class CameraView extends PartitionedView {
  @IsBoolean()
  enabled: boolean;

  @ValidateNested()
  @Type(() => Ref)
  hardware: Ref;

  @ValidateNested()
  @Type(() => Ref)
  recordingServer: Ref;

  @IsIn(recordingModes)
  recording: RecordingMode;

  @Describe('Days that recordings are kept.')
  @IsInt()
  @Min(1)
  retentionDays: number;

  @Describe('Users below this level lose its streams (MG-26).')
  @IsOptional()
  @IsInt()
  blockLevel?: number;

  @Nested(() => StreamView)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => StreamView)
  streams: StreamView[];

  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  cameraGroups: Ref[];
}

export class CameraGroupView extends PartitionedView {
  @Describe('The group it is part of.')
  @IsOptional()
  @ValidateNested()
  @Type(() => Ref)
  parentGroup?: Ref;

  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  cameras: Ref[];
}

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

  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  groups: Ref[];

  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  roles: Ref[];
}

/** A role as the one who holds it sees it. */
export class HeldRole {
  @IsUUID()
  id: string;

  @IsString()
  name: string;
}

/** Answer of `GET /users/me`: who I am and what pages may offer me. */
export class MeView {
  @IsUUID()
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

  @Nested(() => HeldRole)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => HeldRole)
  roles: HeldRole[];

  @IsInt()
  level: number;

  @IsOptional()
  @IsString()
  language?: string;

  relations: Relations;
}

export class GroupView extends PartitionedView {
  @Describe('Level that members inherit (MG-24).')
  @IsOptional()
  @IsInt()
  level?: number;

  @Describe('Users and groups that are in it.')
  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  members: Ref[];

  @Describe('Partitions that its members reach, besides those of their roles.')
  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  reaches: Ref[];
}

export const scopeKinds = ['everything', 'partitions', 'deviceGroups', 'entities'] as const;

export class GrantScope {
  @IsIn(scopeKinds)
  kind: (typeof scopeKinds)[number];

  @Describe('Which partitions, camera groups or devices; absent for everything.')
  @IsOptional()
  @IsUUID(undefined, { each: true })
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

  @Nested(() => WeeklySpan)
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => WeeklySpan)
  spans: WeeklySpan[];
}

export class GrantConditions {
  @IsOptional()
  @ValidateNested()
  @Type(() => GrantTimeProfile)
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
  @IsUUID()
  id?: string;

  @IsIn(['allow', 'deny'])
  effect: 'allow' | 'deny';

  @IsArray()
  @ArrayMaxSize(100)
  @IsIn(privileges, { each: true })
  privileges: Privilege[];

  @ValidateNested()
  @Type(() => GrantScope)
  scope: GrantScope;

  @IsOptional()
  @ValidateNested()
  @Type(() => GrantConditions)
  conditions?: GrantConditions;
}

export class RoleView extends ManagedView {
  @Describe('The built-in administrators: passes partitions, grants and playback limits.')
  @IsBoolean()
  builtIn: boolean;

  @Nested(() => GrantView)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => GrantView)
  grants: GrantView[];

  @Describe('Users, clients and groups that hold it.')
  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  users: Ref[];

  @Describe('Partitions that its holders reach, besides the root.')
  @Nested(() => Ref)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Ref)
  reaches: Ref[];
}

export class PartitionView extends ManagedView {
  @Describe('The root partition: everybody with a role reaches it.')
  @IsBoolean()
  builtIn: boolean;
}

export const mediaVerbs = ['live', 'playback'] as const;
export type MediaVerb = (typeof mediaVerbs)[number];

/** A ticket for one camera and one verb (RC-08): shown this once. */
export class MediaTicketView {
  @IsUUID()
  id: string;

  @Describe('What the viewer presents to the recording-server: opaque, 256 bits, base64url.')
  @IsString()
  ticket: string;

  @ValidateNested()
  @Type(() => Ref)
  camera: Ref;

  @IsIn(mediaVerbs)
  verb: MediaVerb;

  @Describe('Until when it can be presented; the stream may go on.')
  @IsISO8601()
  presentBefore: string;

  relations: Relations;
}

import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe, Nullable } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Relations } from '../references.js';
import { IncidentRef } from './incident-manager.js';

/** An alarm that belongs to a project, as it was when it was linked (IM-34). */
export class IncidentLink {
  @IsId()
  id: string;

  @Describe("With its name in the caller's language.")
  @Nested(() => IncidentRef)
  alarm: IncidentRef;

  @Describe('Number of the alarm on its site.')
  @IsInt()
  @Min(1)
  number: number;

  @Describe('When the alarm was raised.')
  @IsInstant()
  time: string;

  @Describe('Where the alarm came from, most often a camera, with the name it had.')
  @IsOptional()
  @Nested(() => IncidentRef)
  source?: IncidentRef;

  @Nested(() => IncidentRef)
  addedBy: IncidentRef;

  @IsInstant()
  addedAt: string;

  @HasRelations()
  relations: Relations;
}

/** Why a project must not go. */
export const holdKinds = ['evidenceLock', 'dataSubjectRequest', 'legal'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** Keeps a project from expiring and from being deleted until it is lifted; stays as a record afterwards. */
export class IncidentHold {
  @IsId()
  id: string;

  @IsIn(holdKinds)
  kind: HoldKind;

  @IsString()
  reason: string;

  @Describe('Number of the evidence lock, of the request or of the case elsewhere.')
  @IsOptional()
  @IsString()
  reference?: string;

  @Nested(() => IncidentRef)
  placedBy: IncidentRef;

  @IsInstant()
  placedAt: string;

  @Describe('Missing while the project is held.')
  @IsOptional()
  @Nested(() => IncidentRef)
  liftedBy?: IncidentRef;

  @IsOptional()
  @IsInstant()
  liftedAt?: string;

  @HasRelations()
  relations: Relations;
}

/** How evidence came to leave the system (IM-36). */
export const custodyKinds = ['export', 'disclosure'] as const;
export type CustodyKind = (typeof custodyKinds)[number];

/** What the recipient got: something to keep, something to look at, or only words. */
export const disclosureForms = ['copy', 'shown', 'told'] as const;
export type DisclosureForm = (typeof disclosureForms)[number];

/** One link of a project's chain of custody (IM-36): added, never changed. */
export class CustodyEntry {
  @IsId()
  id: string;

  @Describe('Place in the chain of its project, from 1.')
  @IsInt()
  @Min(1)
  number: number;

  @IsIn(custodyKinds)
  kind: CustodyKind;

  @Describe('When it happened.')
  @IsInstant()
  time: string;

  @Describe('When it was written down.')
  @IsInstant()
  recordedAt: string;

  @Describe('Who exported it or handed it over.')
  @Nested(() => IncidentRef)
  by: IncidentRef;

  @IsOptional()
  @IsString()
  recipient?: string;

  @IsOptional()
  @IsString()
  purpose?: string;

  @IsOptional()
  @IsIn(disclosureForms)
  form?: DisclosureForm;

  @IsOptional()
  @IsString()
  reference?: string;

  @Describe('What else is known of it, flat; of an export the digest of its package.')
  @IsObject()
  details: Record<string, string | number | boolean>;

  @Describe('SHA-256 of the entry before, in hexadecimal; of the first entry 64 zeros.')
  @Matches(/^[0-9a-f]{64}$/)
  previousHash: string;

  @Describe('SHA-256 over the entry and the hash before it.')
  @Matches(/^[0-9a-f]{64}$/)
  hash: string;

  @Describe('Whether the entry, and every one before it, is as it was written.')
  @IsBoolean()
  intact: boolean;

  @HasRelations()
  relations: Relations;
}

/** What incidents can be counted by (IM-35). */
export const statisticsDimensions = [
  'type', 'status', 'category1', 'category2', 'category3', 'category4', 'category5', 'camera', 'hour', 'weekday', 'day', 'month',
] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

/** One side of a group. */
export class StatisticsKey {
  @Describe('Of a type, status, category value or camera.')
  @IsOptional()
  @IsId()
  id?: string;

  @IsOptional()
  @IsString()
  name?: string;

  @Describe('The id; hour 00 to 23, weekday 1 (Monday) to 7, day 2026-11-22, month 2026-11; null: the project has none.')
  @IsString()
  @Nullable()
  value: string | null;
}

/** How many projects have these in common. */
export class StatisticsGroup {
  @Describe('In the order that was asked for.')
  @Nested(() => StatisticsKey, { each: true })
  keys: StatisticsKey[];

  @IsInt()
  @Min(0)
  count: number;
}

/** Numbers of incidents (IM-35). A project with several cameras counts once for each of them. */
export class IncidentStatistics {
  @Describe('Projects that were counted, each once.')
  @IsInt()
  @Min(0)
  total: number;

  @Nested(() => StatisticsGroup, { each: true })
  groups: StatisticsGroup[];
}

/** What open clients are told of: whose part changed, not what it says (IM-34). */
export const incidentLiveThings = [
  'incidentProject', 'sequence', 'comment', 'call', 'link', 'hold', 'custodyEntry', 'incidentType', 'incidentStatus', 'incidentCategory',
  'incidentCategoryValue', 'incidentDataField', 'incidentSettings',
] as const;
export type IncidentLiveThing = (typeof incidentLiveThings)[number];

/** A frame of `/api/ws/incidents/v1`: something changed; who wants to know what reads it again. */
export interface IncidentLiveEvent {
  type: 'change';
  /** Thing and operation, such as `comment.added`. */
  event: string;
  thing: IncidentLiveThing;
  operation: string;
  /** Missing: the settings. */
  id?: string;
  /** Id of the project that the thing is in. */
  project?: string;
  version?: number;
}

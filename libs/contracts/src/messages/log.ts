import { IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';
import { IsInstant } from '../instant.js';
import { Nested } from '../nested.js';

import type { Privilege } from '../privileges.js';
import { entityTypes } from '../references.js';
import type { EntityType } from '../references.js';

/** The four logs (LG-01). */
export const logNames = ['system', 'audit', 'ruleTriggered', 'administration'] as const;
export type LogName = (typeof logNames)[number];

export const outcomes = ['success', 'refused', 'failure'] as const;
export type Outcome = (typeof outcomes)[number];

/** Who did it, by the name held at that time. */
export class LoggedUser {
  @IsId()
  id: string;

  @IsString()
  @MaxLength(256)
  name: string;

  @IsIn(['user', 'client', 'service'])
  kind: 'user' | 'client' | 'service';
}

/** On what, by the name it had at that time. */
export class LoggedObject {
  @IsIn(entityTypes)
  type: EntityType;

  @IsString()
  @MaxLength(256)
  id: string;

  @IsOptional()
  @IsString()
  @MaxLength(512)
  name?: string;
}

/** One entry of a log (LG-02). */
export class LogEntryWritten {
  @IsId()
  id: string;

  @IsInstant()
  time: string;

  @IsString()
  site: string;

  @IsString()
  service: string;

  @IsIn(logNames)
  log: LogName;

  /** Group of operations, such as `incident`, `access`, `configuration`. */
  @IsString()
  @MaxLength(64)
  category: string;

  /** Stable code of what was done, such as `incidentProject.created`. */
  @IsString()
  @MaxLength(128)
  operation: string;

  @IsOptional()
  @Nested(() => LoggedUser)
  user?: LoggedUser;

  @IsOptional()
  @Nested(() => LoggedObject)
  object?: LoggedObject;

  @IsOptional()
  @IsString()
  privilege?: Privilege;

  @IsIn(outcomes)
  outcome: Outcome;

  /** Code of the refusal, or the reason or work order that was stated. */
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  reason?: string;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  clientAddress?: string;

  @IsOptional()
  @IsObject()
  details?: Record<string, string | number | boolean>;
}

/** What a service says of an entry; id, time, site and service are filled in. */
export type LogEntryInput = Omit<LogEntryWritten, 'id' | 'time' | 'site' | 'service'>;

/** Told by any service for every step that is logged; the log-server takes them all (LG-05). */
export const logEntryWritten = defineFact({
  stream: 'log',
  service: '*',
  thing: 'logEntry',
  verb: 'written',
  payload: LogEntryWritten,
  sample: {
    id: '6f2b1c3a-0d3e-4a55-9f1c-2a7b5d1e9c01',
    time: '2026-11-22T10:15:30.250Z',
    site: '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10',
    service: 'incident-manager',
    log: 'audit',
    category: 'incident',
    operation: 'incidentProject.created',
    user: { id: '00000000-0000-4000-8000-000000000001', name: 'Admin', kind: 'user' },
    object: { type: 'incidentProjects', id: '0d5b0a55-6c35-4a39-8f0d-9d2b4a7d1c22', name: '20261122-0001' },
    privilege: 'incidentProject.manage',
    outcome: 'success',
    clientAddress: '192.0.2.10',
    details: { number: 1 },
  },
});


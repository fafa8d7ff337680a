import { IsBoolean, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';
import { IsInstant } from '../instant.js';

/** A type or status as listeners know it. */
export class IncidentPropertyFact {
  @IsId()
  id: string;

  @IsInt()
  @Min(1)
  number: number;

  @IsString()
  @MaxLength(256)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(2048)
  description?: string;
}

/** Which one is gone for good. */
export class IncidentThingDeleted {
  @IsId()
  id: string;
}

/** A project as listeners know it: nothing that people wrote, since a listener may keep it longer than the project lives. */
export class IncidentProjectFact {
  @IsId()
  id: string;

  @IsString()
  number: string;

  @IsInt()
  @Min(1)
  version: number;

  /** The version as those count who may not see incident data. */
  @IsOptional()
  @IsInt()
  @Min(1)
  openVersion?: number;

  /** Nothing but categories and incident data changed. */
  @IsOptional()
  @IsBoolean()
  onlyData?: boolean;

  /** Id of the incident type. */
  @IsOptional()
  @IsId()
  type?: string;

  /** Id of the incident status. */
  @IsOptional()
  @IsId()
  status?: string;

  @IsOptional()
  @IsInstant()
  startTime?: string;

  @IsOptional()
  @IsInstant()
  endTime?: string;

  /** Id of the user who is to see to it. */
  @IsOptional()
  @IsId()
  assignee?: string;

  @IsOptional()
  @IsInstant()
  dueTime?: string;

  /** Id of the user or client. */
  @IsId()
  createdBy: string;

  @IsInstant()
  createdAt: string;
}

export class IncidentProjectDeleted {
  @IsId()
  id: string;

  @IsString()
  number: string;
}

/** A span that belongs to a project. */
export class IncidentSequenceFact {
  @IsId()
  id: string;

  /** Id of the project. */
  @IsId()
  project: string;

  /** Id of the camera. */
  @IsId()
  camera: string;

  /** Id of the camera's site, where that is a child of this one. */
  @IsOptional()
  @IsId()
  site?: string;

  @IsInstant()
  startTime: string;

  @IsInstant()
  endTime: string;
}

/** A comment, without its text. */
export class IncidentCommentFact {
  @IsId()
  id: string;

  /** Id of the project. */
  @IsId()
  project: string;

  /** Id of the user or client who wrote it. */
  @IsId()
  author: string;
}

/** A noted call, without who was called and what was said. */
export class IncidentCallFact {
  @IsId()
  id: string;

  /** Id of the project. */
  @IsId()
  project: string;

  /** Id of the user or client who noted it. */
  @IsId()
  author: string;
}

/** What is set for all projects of a site. */
export class IncidentSettingsFact {
  @IsString()
  @MaxLength(256)
  reportTitle: string;

  @IsInt()
  @Min(1)
  retentionDays: number;
}

const service = 'incident-manager';
const property: IncidentPropertyFact = { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0a01', number: 1, name: 'Workplace injury - employee', description: 'Somebody of ours' };
const gone: IncidentThingDeleted = { id: property.id };
const project: IncidentProjectFact = {
  id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0b02', number: '20261122-0001', version: 1, type: property.id,
  startTime: '2026-11-22T10:15:00.000Z', createdBy: '8d7a2c64-52fd-4d6f-9b51-0d8d5b6f2a11', createdAt: '2026-11-22T10:20:00.000Z',
};
const sequence: IncidentSequenceFact = {
  id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0c03', project: project.id, camera: '3f2b9a51-6c1d-4f0a-8b7e-2d1c0e9f8a77',
  startTime: '2026-11-22T10:15:00.000Z', endTime: '2026-11-22T10:16:30.000Z',
};
const comment: IncidentCommentFact = { id: '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0d04', project: project.id, author: project.createdBy };

/** Properties change without a restart of anybody (IM-07): clients and services hear it. */
export const incidentTypeCreated = defineFact({ service, thing: 'incidentType', verb: 'created', payload: IncidentPropertyFact, sample: property });
export const incidentTypeUpdated = defineFact({ service, thing: 'incidentType', verb: 'updated', payload: IncidentPropertyFact, sample: property });
export const incidentTypeDeleted = defineFact({ service, thing: 'incidentType', verb: 'deleted', payload: IncidentThingDeleted, sample: gone });
export const incidentStatusCreated = defineFact({ service, thing: 'incidentStatus', verb: 'created', payload: IncidentPropertyFact, sample: { ...property, name: 'New' } });
export const incidentStatusUpdated = defineFact({ service, thing: 'incidentStatus', verb: 'updated', payload: IncidentPropertyFact, sample: { ...property, name: 'On hold' } });
export const incidentStatusDeleted = defineFact({ service, thing: 'incidentStatus', verb: 'deleted', payload: IncidentThingDeleted, sample: gone });

/** A project exists (IM-20), its own members changed, or it is gone with all in it (IM-33). */
export const incidentProjectCreated = defineFact({ service, thing: 'incidentProject', verb: 'created', payload: IncidentProjectFact, sample: project });
export const incidentProjectUpdated = defineFact({ service, thing: 'incidentProject', verb: 'updated', payload: IncidentProjectFact, sample: { ...project, version: 2 } });
export const incidentProjectDeleted = defineFact({ service, thing: 'incidentProject', verb: 'deleted', payload: IncidentProjectDeleted, sample: { id: project.id, number: project.number } });

/** What is in a project changed (IM-22, IM-25). A project's deletion takes these along without a word. */
export const incidentSequenceAdded = defineFact({ service, thing: 'sequence', verb: 'added', payload: IncidentSequenceFact, sample: sequence });
/** What was seen at its start has come, which may be later than the sequence itself. */
export const incidentSequenceStillKept = defineFact({ service, thing: 'sequence', verb: 'stillKept', payload: IncidentSequenceFact, sample: sequence });
export const incidentSequenceRemoved = defineFact({ service, thing: 'sequence', verb: 'removed', payload: IncidentSequenceFact, sample: sequence });
export const incidentCommentAdded = defineFact({ service, thing: 'comment', verb: 'added', payload: IncidentCommentFact, sample: comment });
export const incidentCommentChanged = defineFact({ service, thing: 'comment', verb: 'changed', payload: IncidentCommentFact, sample: comment });
export const incidentCommentRemoved = defineFact({ service, thing: 'comment', verb: 'removed', payload: IncidentCommentFact, sample: comment });
export const incidentCallAdded = defineFact({ service, thing: 'call', verb: 'added', payload: IncidentCallFact, sample: comment });
export const incidentCallChanged = defineFact({ service, thing: 'call', verb: 'changed', payload: IncidentCallFact, sample: comment });
export const incidentCallRemoved = defineFact({ service, thing: 'call', verb: 'removed', payload: IncidentCallFact, sample: comment });

/** Report title or retention changed (IM-08, IM-09). */
export const incidentSettingsUpdated = defineFact({ service, thing: 'incidentSettings', verb: 'updated', payload: IncidentSettingsFact, sample: { reportTitle: 'Example & Sons', retentionDays: 30 } });

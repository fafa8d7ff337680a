import { IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Ref, Relations } from '../references.js';

/** Whether anything is recorded of a span: all of it, a part, nothing, or nobody answered so far (IM-23). */
export const recordingStates = ['all', 'part', 'none', 'unknown'] as const;
export type RecordingState = (typeof recordingStates)[number];

/** A reference with the name that the thing has, or had when it was recorded. */
export class IncidentRef extends Ref {
  @IsOptional()
  @IsString()
  name?: string;
}

/** A property that administrators define (IM-01, IM-02). */
export class IncidentProperty {
  @IsId()
  id: string;

  @Describe('Readable number, counted per site and never given twice.')
  @IsInt()
  @Min(1)
  number: number;

  @Describe('Label in clients; need not be unique.')
  @IsString()
  @MaxLength(256)
  name: string;

  @Describe('Tooltip in clients.')
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  description?: string;

  @HasRelations()
  relations: Relations;
}

/** A property that projects are given, one of several. */
export class IncidentChoice extends IncidentProperty {
  @Describe('How many projects have it; only with incidentProperties.manage and incidentProject.view, for values of categories also incidentData.view.')
  @IsOptional()
  @IsInt()
  @Min(0)
  projectCount?: number;
}

/** How incidents are told apart (IM-01). */
export class IncidentType extends IncidentChoice {}

/** How far an investigation has come (IM-02). */
export class IncidentStatus extends IncidentChoice {}

/** A span of one camera's recordings (IM-22). */
class IncidentSpan {
  @IsId()
  id: string;

  @Describe('With the name that the camera had when the span was added.')
  @Nested(() => IncidentRef)
  camera: IncidentRef;

  @Describe('Id of the camera\'s site: this one or a child of it (IM-22).')
  @IsId()
  site: string;

  @Describe('Of a camera of a child site: the name that its site had when the span was added.')
  @IsOptional()
  @IsString()
  siteName?: string;

  @IsInstant()
  startTime: string;

  @IsInstant()
  endTime: string;

  @HasRelations()
  relations: Relations;
}

/** A span in the personal draft list (IM-21). */
export class DraftSequence extends IncidentSpan {
  @IsInstant()
  createdAt: string;
}

/** A span that belongs to a project. It stays as a record when the camera is removed. */
export class IncidentSequence extends IncidentSpan {
  @IsIn(recordingStates)
  hasRecording: RecordingState;

  @Nested(() => IncidentRef)
  addedBy: IncidentRef;

  @IsInstant()
  addedAt: string;
}

/** Answer of the task AddDraftSequences. */
export class AddedSequences {
  @Nested(() => IncidentSequence, { each: true })
  sequences: IncidentSequence[];
}

/** What somebody wrote about an incident (IM-25): plain text, whatever it looks like. */
export class IncidentComment {
  @IsId()
  id: string;

  @IsString()
  text: string;

  @Nested(() => IncidentRef)
  author: IncidentRef;

  @IsInstant()
  createdAt: string;

  @IsOptional()
  @IsInstant()
  editedAt?: string;

  @HasRelations()
  relations: Relations;
}

/** Who was called, when, and what was said (IM-26). */
export class IncidentCall {
  @IsId()
  id: string;

  @IsString()
  callee: string;

  @IsInstant()
  time: string;

  @IsOptional()
  @IsString()
  text?: string;

  @Describe('Who noted the call.')
  @Nested(() => IncidentRef)
  author: IncidentRef;

  @IsInstant()
  createdAt: string;

  @IsOptional()
  @IsInstant()
  editedAt?: string;

  @HasRelations()
  relations: Relations;
}

/** What administrators set for all projects of a site (IM-08, IM-09). */
export class IncidentSettings {
  @Describe('Stands above the fixed subtitle of reports; empty: nothing.')
  @IsString()
  @MaxLength(256)
  reportTitle: string;

  @Describe('Days after which a project is deleted with all in it.')
  @IsInt()
  @Min(1)
  retentionDays: number;

  @HasRelations()
  relations: Relations;
}

/** Everything that is written to a project's own activity log (IM-27). */
export const incidentOperations = [
  'project.created', 'project.opened', 'project.changed', 'project.deleted',
  'sequence.added', 'sequence.removed',
  'comment.added', 'comment.changed', 'comment.removed',
  'call.added', 'call.changed', 'call.removed',
  'link.added', 'link.removed', 'hold.placed', 'hold.lifted',
  'report.generated', 'project.exported', 'project.disclosed',
] as const;
export type IncidentOperation = (typeof incidentOperations)[number];

/** One member that changed, as people read it. */
export class IncidentChange {
  @IsString()
  property: string;

  @IsOptional()
  @IsString()
  before?: string;

  @IsOptional()
  @IsString()
  after?: string;
}

/** Who did what to a project, and when (IM-27). */
export class IncidentActivity {
  @IsId()
  id: string;

  @IsInstant()
  time: string;

  @Nested(() => IncidentRef)
  user: IncidentRef;

  @IsIn(incidentOperations)
  operation: IncidentOperation;

  @Describe("One sentence in the caller's language.")
  @IsString()
  text: string;

  @Nested(() => IncidentChange, { each: true })
  changes: IncidentChange[];

  @Describe('Ids and figures of the step, flat.')
  @IsObject()
  details: Record<string, string | number | boolean>;

  @HasRelations()
  relations: Relations;
}

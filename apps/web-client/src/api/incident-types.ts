import type { Ref } from './types';

/** Shapes of the incident-manager's resources as this client reads them. Times are ISO 8601 UTC. */

/** What administrators define: a type, a status, a value of a category. */
export interface IncidentProperty {
  id: string;
  number: number;
  name: string;
  description?: string;
  /** Projects that have it; missing where the person may not know. */
  projectCount?: number;
}

export interface IncidentCategory extends IncidentProperty {
  enabled: boolean;
}

export const dataKinds = ['integer', 'decimal', 'text', 'checkBox', 'dateTime'] as const;
export type DataKind = (typeof dataKinds)[number];

export interface IncidentDataField extends IncidentCategory {
  kind: DataKind;
  /** 1 to 3 among those of its kind. */
  position: number;
}

export interface IncidentSettings {
  reportTitle: string;
  retentionDays: number;
}

/** An integer, a decimal (digits as text keep all of them), a text, a tick, or an instant; null: nothing. */
export type DataValue = number | string | boolean | null;

export interface CategoryEntry {
  category: Ref;
  value: Ref | null;
}

export interface DataEntry {
  field: Ref;
  kind?: DataKind;
  value: DataValue;
}

export interface IncidentProject {
  id: string;
  /** Readable: the day and a count, such as 20261122-0001. */
  number?: string;
  title?: string;
  description?: string;
  createdBy?: Ref;
  createdAt: string;
  modifiedAt?: string;
  type?: Ref;
  status?: Ref;
  assignee?: Ref | null;
  startTime?: string;
  endTime?: string;
  dueTime?: string;
  /** Missing without the right to see them. */
  categories?: CategoryEntry[];
  data?: DataEntry[];
  sequenceCount?: number;
  commentCount?: number;
}

export interface DraftSequence {
  id: string;
  camera: Ref;
  site?: string;
  /** Of a camera of a child site: what that site was called when the sequence was added. */
  siteName?: string;
  startTime: string;
  endTime: string;
  createdAt?: string;
}

export type RecordingState = 'all' | 'part' | 'none' | 'unknown';

export interface IncidentSequence extends DraftSequence {
  hasRecording?: RecordingState;
  addedBy?: Ref;
  addedAt?: string;
}

export interface IncidentComment {
  id: string;
  text: string;
  author?: Ref;
  createdAt: string;
  editedAt?: string;
}

export interface IncidentCall {
  id: string;
  callee: string;
  time: string;
  text?: string;
  author?: Ref;
  createdAt: string;
  editedAt?: string;
}

export interface ActivityChange {
  property: string;
  before?: string;
  after?: string;
}

export interface IncidentActivity {
  id: string;
  time: string;
  user?: Ref;
  operation: string;
  /** One sentence in the person's language. */
  text?: string;
  changes?: ActivityChange[];
}

export interface IncidentLink {
  id: string;
  alarm: Ref;
  number?: number;
  time: string;
  source?: Ref;
  addedBy?: Ref;
}

export const holdKinds = ['legal', 'evidenceLock', 'dataSubjectRequest'] as const;
export type HoldKind = (typeof holdKinds)[number];

export interface IncidentHold {
  id: string;
  kind: HoldKind;
  reason: string;
  reference?: string;
  placedBy?: Ref;
  placedAt: string;
  liftedBy?: Ref;
  /** Missing while the project is held. */
  liftedAt?: string;
}

export const disclosureForms = ['copy', 'shown', 'told'] as const;
export type DisclosureForm = (typeof disclosureForms)[number];

export interface CustodyEntry {
  id: string;
  number: number;
  kind: 'export' | 'disclosure';
  time: string;
  recordedAt?: string;
  by?: Ref;
  recipient?: string;
  purpose?: string;
  form?: DisclosureForm;
  reference?: string;
  details?: Record<string, string | number | boolean>;
  hash?: string;
  /** Whether it and every entry before it is as it was written. */
  intact?: boolean;
}

import type { CustodyKind, DisclosureForm, HoldKind, IncidentDataKind, Language, RecordingState } from '@vigie/contracts';

/** A sequence; its still is a JPEG picture. */
export interface ReportedSequence {
  id?: string;
  camera: string;
  /** Of the child site that the camera is of. */
  siteName?: string | null;
  startTime: Date;
  endTime: Date;
  /** `unanswered`: the recording-server, or the child site, did not say. */
  recording: RecordingState | 'unanswered';
  addedBy: string;
  still?: Buffer;
  /** There may be a still, but nobody answered. */
  stillUnanswered?: boolean;
}

/** The alarm as it was when it was linked. */
export interface ReportedLink {
  id?: string;
  number: number;
  name: Record<Language, string>;
  time: Date;
  source?: string | null;
  addedBy: string;
}

export interface ReportedHold {
  id?: string;
  kind: HoldKind;
  reason: string;
  reference?: string | null;
  placedAt: Date;
  placedBy: string;
  liftedAt?: Date | null;
  liftedBy?: string | null;
}

export interface ReportedCustody {
  number: number;
  kind: CustodyKind;
  time: Date;
  recipient?: string | null;
  purpose?: string | null;
  form?: DisclosureForm | null;
  reference?: string | null;
  by: string;
  hash: string;
  /** Of the key that signed the package, of an export. */
  fingerprint?: string;
}

/** All that a report tells, before it has a form. Parts that the reader may not see are not there at all (IM-50). */
export interface ReportSource {
  siteTitle: string;
  /** Of the key that signs this site's evidence, 64 hexadecimal digits: whoever has a printed report can compare a package with it. */
  fingerprint?: string;
  project: {
    number: string;
    title?: string | null;
    description?: string | null;
    type?: string;
    status?: string;
    startTime?: Date | null;
    endTime?: Date | null;
    assignee?: string | null;
    dueTime?: Date | null;
    createdAt: Date;
    createdBy: string;
  };
  /** Categories and incident data that are filled, under their labels; times are ISO 8601. */
  data?: { label: string; kind: IncidentDataKind | 'category'; value: string | number | boolean }[];
  sequences?: ReportedSequence[];
  comments?: { id?: string; text: string; createdAt: Date; editedAt?: Date | null; author: string }[];
  calls?: { id?: string; callee: string; time: Date; text?: string | null; author: string }[];
  links?: ReportedLink[];
  holds?: ReportedHold[];
  custody?: ReportedCustody[];
  generatedAt: Date;
  /** Who made it. */
  generatedBy: string;
}

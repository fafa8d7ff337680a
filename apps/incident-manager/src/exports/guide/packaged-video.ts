import type { ManifestFacts } from '@vigie/media';

/** A file of video in a package, as its guide tells of it. */
export interface PackagedVideo {
  /** In the package. */
  file: string;
  /** Place of its sequence in the project, from 1. */
  sequence: number;
  camera: string;
  stream?: string;
  /** The span that was asked for. */
  startTime: Date;
  endTime: Date;
  /** Of the first picture, a key frame: it may stand before the span. */
  from: Date;
  to: Date;
  gaps: readonly { from: Date; to: Date }[];
}

/** What the guide of a package says of the whole. */
export interface GuideFacts {
  site: string;
  project: string;
  exportedBy: string;
  exportedAt: Date;
  reason: string;
  recipient?: string | null;
  /** Of the site's key, as hexadecimal digits. */
  fingerprint: string;
  leftOut: number;
  withReport: boolean;
  videos: readonly PackagedVideo[];
}

/** What the guide tells beside its videos: the same as the manifest. */
export const packageFacts = ({ site, project, exportedBy, exportedAt, reason, recipient, leftOut }: ManifestFacts, fingerprint: string): Omit<GuideFacts, 'videos' | 'withReport'> => ({
  site: site.title ? `${site.title} (${site.id})` : site.id, project: project.number, exportedBy: exportedBy.name, exportedAt: new Date(exportedAt), reason,
  ...(recipient ? { recipient } : {}), fingerprint, leftOut: leftOut?.length ?? 0,
});

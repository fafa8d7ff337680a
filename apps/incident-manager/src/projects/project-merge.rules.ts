import { cutText, VigieError } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import type { StoredChange } from './activities/activity.rules.js';
import { readable } from './activities/activity.rules.js';
import { emptyText } from './project.texts.js';

/**
 * Version of the project at which a member changed last, and who did it, by member. Members that never changed since creation are missing.
 * `open`: that version as those count who may not see incident data; without one it is the same.
 */
export type MemberVersions = Readonly<Record<string, ChangedAt>>;

interface ChangedAt {
  version: number;
  open?: number;
  by: string;
}

/** Where members changed that no record names: projects that are older than the record. */
const unrecorded = '*';

const changedAt = (versions: MemberVersions, member: string): ChangedAt => versions[member] ?? versions[unrecorded] ?? { version: 1, by: '' };

/** Projects that changed before there was a record: any of their members may have changed at the present version. */
export const recordOf = (versions: MemberVersions, version: number): MemberVersions =>
  (Object.keys(versions).length === 0 && version > 1 ? { [unrecorded]: { version, by: '' } } : versions);

/** The record after these members changed. */
export const recordChanges = (versions: MemberVersions, changes: readonly StoredChange[], version: number, by: string, open = version): MemberVersions =>
  ({ ...versions, ...Object.fromEntries(changes.map(({ property }) => [property, { version, open, by }])) });

/** Those changes whose member somebody changed to another value since `version` (IM-32), which is the open one where `isOpen` says so. */
export const conflictsOf = (changes: readonly StoredChange[], versions: MemberVersions, version: number, isOpen = false): StoredChange[] =>
  changes.filter(({ property }) => {
    const at = changedAt(versions, property);
    return (isOpen ? at.open ?? at.version : at.version) > version;
  });

/** How a conflict is told. */
export interface Telling {
  language: Language;
  /** The member as people know it. */
  label: (property: string) => string;
  /** Whether the caller may read the member. */
  maySee: (property: string) => boolean;
}

/** Longest part of a value that is told, in characters. */
const mostTold = 200;
const short = (text: string): string => (text.length > mostTold ? `${cutText(text, mostTold)}…` : text);

/** One refusal with a detail for each member: which one, who changed it, both values. */
export function conflictError(conflicts: readonly StoredChange[], versions: MemberVersions, { language, label, maySee }: Telling): VigieError {
  const details = (others: readonly VigieError[], change: StoredChange): VigieError => {
    const { property, before, after } = readable(change);
    const params = {
      property: label(property), user: changedAt(versions, property).by || '…',
      theirs: maySee(property) ? short(before ?? emptyText[language]) : '…', yours: short(after ?? emptyText[language]),
    };
    return new VigieError('incident.project.conflict', { property, params, others });
  };
  const [first, ...rest] = conflicts;
  const others = rest.map((change) => details([], change));
  return first ? details(others, first) : new VigieError('object.changed');
}

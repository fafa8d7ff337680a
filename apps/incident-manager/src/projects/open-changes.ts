import type { ProjectRow } from './project.entity.js';
import type { Sight } from './sight.js';

/**
 * Version and time of change of a project as somebody may know them (IM-50): where incident data is not seen, its changes are
 * not counted either. Versions of `ETag` and `If-Match` are the caller's.
 */
export const versionFor = ({ version, openVersion }: Pick<ProjectRow, 'version' | 'openVersion'>, { data }: Pick<Sight, 'data'>): number => (data ? version : openVersion);

export const modifiedFor = <T>({ modifiedAt, openModifiedAt }: { modifiedAt: T; openModifiedAt: T }, { data }: Pick<Sight, 'data'>): T => (data ? modifiedAt : openModifiedAt);

/** The version after a change of these members, and its time. */
export function moved({ version, openVersion }: Pick<ProjectRow, 'version' | 'openVersion'>, isOpen: boolean): Partial<ProjectRow> & { version: number; openVersion: number } {
  const now = new Date();
  return { version: version + 1, modifiedAt: now, openVersion: isOpen ? openVersion + 1 : openVersion, ...(isOpen ? { openModifiedAt: now } : {}) };
}

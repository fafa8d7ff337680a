import type { ErrorCode, LogEntryInput } from '@vigie/contracts';

/** Columns of a task of which an entry is made when it fails. */
export const failedColumns = 'id, project_id, project_number, owner_id, owner_name, owner_kind, owner_address';

export interface FailedRow {
  id: string;
  project_id: string;
  project_number: string;
  owner_id: string;
  /** Null on tasks that are older than these columns. */
  owner_name: string | null;
  owner_kind: 'user' | 'client' | 'service' | null;
  owner_address: string | null;
}

/** What the log of the site says of an export that came to nothing: somebody was about to have all of it. */
export const failedExport = (row: FailedRow, reason: ErrorCode): LogEntryInput => ({
  log: 'audit', category: 'incident', operation: 'incidentProject.exported', privilege: 'incidentProject.export', outcome: 'failure', reason,
  object: { type: 'incidentProjects', id: row.project_id, name: row.project_number },
  ...(row.owner_name === null ? {} : { user: { id: row.owner_id, name: row.owner_name, kind: row.owner_kind ?? 'user' } }),
  ...(row.owner_address === null ? {} : { clientAddress: row.owner_address }),
  details: { task: row.id, ...(row.owner_name === null ? { startedBy: row.owner_id } : {}) },
});

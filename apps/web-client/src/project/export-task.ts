import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Ref } from '../api/types';

/** A package that was made, as long as it can be fetched. */
export interface EvidencePackage {
  name: string;
  bytes: number;
  sha256: string;
  /** Of the key that signed it. */
  fingerprint: string;
  expiresAt: string;
  leftOut: { sequence: string; camera: Ref; reason: 'notAllowed' | 'notRecorded' | 'childSite' }[];
}

export interface ExportTask {
  id: string;
  state: 'Idle' | 'InProgress' | 'Success' | 'Error';
  /** Per cent. */
  progress: number;
  errorTextId?: string;
  errorText?: string;
  package?: EvidencePackage;
}

export interface ExportWish {
  password: string;
  reason: string;
  recipient?: string;
  includeReport: boolean;
  showUserName: boolean;
  skipRefused: boolean;
}

/** The suite's shortest. */
export const shortestPassword = 12;

/** Starts an export; answers the id of its task. */
export async function startExport(project: string, wish: ExportWish): Promise<string> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const result = await api.task<{ path: Ref }>(`/incidentProjects/${project}?task=ExportProject`, { ...wish, timeZone });
  return result.path.id;
}

/** Asked again until it is done. */
export const exportQuery = (id: string) => queryOptions({
  queryKey: ['incidentTasks', id],
  queryFn: ({ signal }) => api.one<ExportTask>(`/tasks/${id}`, signal),
  refetchInterval: ({ state }) => (state.data?.state === 'Success' || state.data?.state === 'Error' ? false : 1_000),
});

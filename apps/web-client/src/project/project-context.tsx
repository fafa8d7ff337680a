import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { IncidentDataField, IncidentProject } from '../api/incident-types';
import type { Versioned } from '../api/types';
import { versionOf } from '../incidents/incident-queries';
import { useCategories, type CategoryChoices } from '../incidents/property-queries';
import { useMay } from '../session/me';
import { memberIds } from './member-ids';
import { isPlain, valueOf, type Member, type MemberIds, type MemberValue } from './members';
import { saverOf } from './project-savers';
import type { Saver, SaverState } from './saver';
import { useForeignChanges } from './use-foreign-changes';

interface ProjectPage {
  project: Versioned<IncidentProject>;
  categories: CategoryChoices[];
  fields: IncidentDataField[];
  ids: MemberIds;
  saver: Saver;
  state: SaverState;
  /** Members that somebody else has just changed. */
  foreign: ReadonlySet<Member>;
}

const ProjectContext = createContext<ProjectPage | undefined>(undefined);

/** What all parts of a project's page share: the project, its properties, and how it is saved. */
export function ProjectProvider({ project, children }: { project: Versioned<IncidentProject>; children: ReactNode }) {
  const client = useQueryClient();
  const { categories, fields } = useCategories();
  const ids = memberIds(categories, fields);
  const saver = saverOf(client, project.id);
  const state = useSyncExternalStore(saver.subscribe, saver.snapshot);
  const foreign = useForeignChanges(project, ids, saver);
  return <ProjectContext value={{ project, categories, fields, ids, saver, state, foreign }}>{children}</ProjectContext>;
}

export function useProject(): ProjectPage {
  const page = use(ProjectContext);
  if (!page) throw new Error('useProject needs a ProjectProvider above it.');
  return page;
}

interface MemberState {
  /** As entered, else as the suite has it. */
  value: MemberValue;
  /** The version that is on screen. */
  version: number | undefined;
  error: string | undefined;
  fixed: boolean;
  /** Somebody else has just changed it. */
  foreign: boolean;
  save: (value: MemberValue, version?: number) => void;
}

/** One member of the project on screen: its value, and how to change it. */
export function useMember(member: Member): MemberState {
  const { project, ids, saver, state, foreign } = useProject();
  const may = useMay();
  const version = versionOf(project.etag);
  const rejection = state.rejected.get(member);
  const stored = valueOf(project, member, ids);
  return {
    value: state.pending.has(member) ? state.pending.get(member) ?? null : rejection ? rejection.value : stored,
    version,
    error: rejection && (rejection.error.textFor(member) ?? rejection.error.message),
    fixed: !may('incidentProject.manage') || (!isPlain(member) && !may('incidentData.manage')),
    foreign: foreign.has(member),
    save: (value, seen) => saver.put(member, value, seen ?? version),
  };
}

import { readChoice, readText } from '../app/search-params';

export const projectTabs = ['details', 'categories', 'comments', 'sequences', 'calls', 'activity', 'custody'] as const;
export type ProjectTab = (typeof projectTabs)[number];

/** What the address of a project says: which tab, and which sequence plays. */
export interface ProjectSearch {
  tab?: ProjectTab;
  sequence?: string;
}

export function readProjectSearch(search: Record<string, unknown>): ProjectSearch {
  return { tab: readChoice(search.tab, projectTabs), sequence: readText(search.sequence) };
}

const needs: Record<ProjectTab, string> = {
  details: 'incidentProject.view', categories: 'incidentData.view', comments: 'incidentComment.view', sequences: 'incidentSequence.view',
  calls: 'incidentCall.view', activity: 'incidentActivity.view', custody: 'incidentCustody.view',
};

/** The tabs of the manual, those that the person may see. */
export function allowedTabs(may: (privilege: string) => boolean): ProjectTab[] {
  return projectTabs.filter((tab) => may(needs[tab]));
}

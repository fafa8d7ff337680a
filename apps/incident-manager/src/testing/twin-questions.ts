import type { ListDefinition } from '@vigie/platform/http';
import { filterOperators } from '@vigie/platform/http';
import type { ColumnKind } from '@vigie/platform/http';
import { draftList } from '../draft-sequences/draft-sequence.view.js';
import { activityList } from '../projects/activities/activity.view.js';
import { callList } from '../projects/calls/call.view.js';
import { commentList } from '../projects/comments/comment.view.js';
import { custodyList } from '../projects/custody/custody-entry.view.js';
import { holdList } from '../projects/holds/hold.view.js';
import { linkList } from '../projects/links/link.view.js';
import { projectList } from '../projects/project-list.definition.js';
import { sequenceList } from '../projects/sequences/sequence.view.js';
import { propertyList, switchedList } from '../properties/property.view.js';
import { words } from './twin-history.js';
import type { TwinWorld } from './twin-world.js';

/** Lists by their route; names in braces stand for what the history made. */
export const lists: Record<string, { at: string[]; definition: ListDefinition }> = {
  '/incidentProjects': { at: ['/incidentProjects'], definition: projectList },
  '/draftSequences': { at: ['/draftSequences'], definition: draftList },
  '/incidentTypes': { at: ['/incidentTypes'], definition: propertyList },
  '/incidentStatuses': { at: ['/incidentStatuses'], definition: propertyList },
  '/incidentCategories': { at: ['/incidentCategories'], definition: switchedList },
  '/incidentCategories/{categoryId}/values': { at: ['/incidentCategories/{category1}/values'], definition: propertyList },
  '/incidentDataFields': { at: ['/incidentDataFields'], definition: switchedList },
  ...Object.fromEntries(Object.entries({ comments: commentList, calls: callList, custody: custodyList, holds: holdList, links: linkList, sequences: sequenceList, activities: activityList })
    .map(([part, definition]) => [`/incidentProjects/{projectId}/${part}`, { at: ['seen', 'later'].map((name) => `/incidentProjects/{${name}}/${part}`), definition }])),
};

const inBoth = (route: (name: string) => string): string[] => ['seen', 'later'].map(route);
const part = (of: string, name: string): string[] => inBoth((project) => `/incidentProjects/{${project}}/${of}/{${name} in ${project}}`);
const sequences = ['gate', 'vault', 'old'].flatMap((camera) => part('sequences', camera));

/** What is read by id, by its route. */
export const things: Record<string, string[]> = {
  '/incidentProjects/{id}': ['/incidentProjects/{seen}', '/incidentProjects/{later}', '/incidentProjects/{nothing}'],
  '/incidentProjects/{projectId}/comments/{id}': part('comments', 'comment'),
  '/incidentProjects/{projectId}/calls/{id}': part('calls', 'call'),
  '/incidentProjects/{projectId}/custody/{id}': part('custody', 'custody'),
  '/incidentProjects/{projectId}/holds/{id}': part('holds', 'hold'),
  '/incidentProjects/{projectId}/links/{id}': [...part('links', 'gate link'), ...part('links', 'vault link')],
  '/incidentProjects/{projectId}/sequences/{id}': sequences,
  '/incidentProjects/{projectId}/sequences/{id}/still': sequences.map((path) => `${path}/still`),
  '/draftSequences/{id}': ['/draftSequences/{draft}', '/draftSequences/{draft of others}'],
  '/incidentTypes/{id}': ['/incidentTypes/{type}'],
  '/incidentStatuses/{id}': ['/incidentStatuses/{status}'],
  '/incidentCategories/{id}': ['/incidentCategories/{category1}'],
  '/incidentCategories/{categoryId}/values/{id}': ['/incidentCategories/{category1}/values/{value}'],
  '/incidentDataFields/{id}': ['/incidentDataFields/{text1}'],
  '/incidentSettings': ['/incidentSettings'],
};

/** Routes that tell nothing of projects to anybody but those whose task it is. */
export const exceptions: Record<string, string> = {
  '/evidenceKeys': 'the public key of the site, made at random, for anybody',
  '/tasks/{id}': 'of whoever began it alone, held by the specs of exports',
  '/tasks/{id}/package': 'of whoever began it alone, held by the specs of exports',
  '/tasks/{id}/download': 'goes by a pass of its own, held by the specs of downloads',
};

const values: Record<ColumnKind, (twin: TwinWorld) => string[]> = {
  string: () => [...words, 'legal', 'unknown', 'sequence.added', 'disclosed'],
  number: () => ['0', '1', '4', '7'],
  boolean: () => ['true', 'false'],
  guid: (twin) => ['gate', 'vault', 'old', 'alarm of the gate', 'alarm of the vault', 'type', 'status', 'value', 'narrow', 'admin'].map((name) => twin.id(name)),
  time: (twin) => ['2026-11-22T10:01:00Z', '2026-11-22T10:03:30Z', ...['gate in seen', 'later', 'title of right'].map((name) => twin.mark(name))],
};

/** Every column by every operator, each with the values that it is asked for. */
export function filtersOf({ columns }: ListDefinition): { name: string; queries: (twin: TwinWorld) => string[] }[] {
  return Object.entries(columns).flatMap(([column, kind]) => filterOperators.map((operator) => ({
    name: `${column} ${operator}`, queries: (twin: TwinWorld) => values[kind](twin).map((value) => `${column}=${operator}:'${encodeURIComponent(value)}'`),
  })));
}

/** Every column in both directions, in pages of three sizes. */
export const ordersOf = ({ columns }: ListDefinition): string[] =>
  ['', ...Object.keys(columns).flatMap((column) => ['asc', 'desc'].map((direction) => `&orderBy=${direction}:'${column}'`))].flatMap((order) => [1, 2, 100].map((size) => `size=${size}${order}`));

/** The path with ids in the places of names. */
export const pathIn = (twin: TwinWorld, path: string): string => path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => twin.id(name));

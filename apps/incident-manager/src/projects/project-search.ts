import type { ListQuery } from '@vigie/platform/http';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import { presentRevision } from '../properties/known-properties.service.js';
import { dataMembers } from '../properties/property-member.js';
import { anywhere } from './project-filters.js';
import type { Commonness, TextSamples } from './text-samples.service.js';

/** Fields of free text, whichever are on. */
export const textMembers = dataMembers.filter((member) => member.startsWith('text'));

/** Where free text is looked for: only in what the caller may see. */
export interface SearchedText {
  comments: boolean;
  /** Fields of free text that are on and may be seen. */
  texts: readonly string[];
}

/**
 * Three ways to find free text. What seems to stand nowhere is looked up by itself: mostly that is so, and no page need be
 * read. Few hits are gathered by the trigram indexes first; words that stand everywhere are met soon by walking the list in
 * its order. Each of these two takes minutes where the other takes milliseconds.
 */
type SearchPlan = 'lookUp' | 'gather' | 'walk';

/** Most hits that are looked up by themselves. */
const fewHits = 1_000;

/** Projects that have a text, and the revision of the incident properties when they had it. */
interface Hits {
  ids: string[];
  revision: string;
}

/** In number, title, description and texts of incident data, as a condition on `alias`. */
function ownTexts(alias: string, pattern: string, { texts }: SearchedText): string {
  const like = (column: string): string => `${alias}.${column} LIKE ${pattern}`;
  const data = texts.length === textMembers.length ? like('data_text') : `${like('data_text')} AND (${texts.map((member) => like(`${member}_folded`)).join(' OR ')})`;
  return `(${texts.length === 0 ? like('own_text') : `${like('own_text')} OR (${data})`})`;
}

/** Statements that find the ids of projects with the text, one for each table that the caller may see. */
const hitsIn = (pattern: string, search: SearchedText): string[] => [
  `SELECT hit.id FROM incident_projects AS hit WHERE ${ownTexts('hit', pattern, search)}`,
  ...(search.comments ? [`SELECT project_id FROM comments WHERE text_folded LIKE ${pattern}`] : []),
];

/** All projects that have the text; undefined where they are more than a few. */
async function lookUp(manager: EntityManager, pattern: string, search: SearchedText): Promise<Hits | undefined> {
  const [hits] = (await manager.query(
    `SELECT ${presentRevision} AS revision, ARRAY(${hitsIn('$1', search).join(' UNION ')} LIMIT ${fewHits + 1}) AS ids`, [pattern],
  )) as [Hits];
  return hits.ids.length > fewHits ? undefined : hits;
}

/** Free text as a condition on `project`; what was looked up and stands in more than a few is gathered. */
function searchCondition(plan: SearchPlan, pattern: string, search: SearchedText): string {
  if (plan !== 'walk') {
    const sources = hitsIn(pattern, search);
    // In parts that are kept apart: starting parallel workers for a handful of hits takes longer than finding them.
    const apart = sources.map((source, index) => `source${index} AS MATERIALIZED (${source})`).join(', ');
    return `project.id IN (WITH ${apart} ${sources.map((_, index) => `SELECT * FROM source${index}`).join(' UNION ALL ')})`;
  }
  // A scalar subquery is asked for each project; EXISTS might be turned into gathering after all.
  const said = `(SELECT true FROM comments AS said WHERE said.project_id = project.id AND said.text_folded LIKE ${pattern} LIMIT 1)`;
  return `(${ownTexts('project', pattern, search)}${search.comments ? ` OR ${said}` : ''})`;
}

/** Walking to the end of the page meets one hit among every `projects / found`; gathering meets all of them. `wanted`: rows up to the end of the page. */
export function searchPlan({ projects, found }: Commonness, wanted: number): SearchPlan {
  if (found === 0) return 'lookUp';
  return (wanted * projects) / found < found ? 'walk' : 'gather';
}

/** Free text as conditions on `project`. */
export interface Searches {
  conditions: { sql: string; parameters: ObjectLiteral }[];
  /** Where a text stands nowhere, so that no page need be read: the revision of the incident properties for which that is so. */
  revisionOfNone?: string;
}

/** How the free text of a query is found: in number, title, description, comments and texts of incident data (IM-28). */
export async function planSearches(manager: EntityManager, { filters, page, size }: ListQuery, search: SearchedText, samples: TextSamples): Promise<Searches> {
  const conditions: Searches['conditions'] = [];
  for (const [index, { column, value }] of filters.entries()) {
    if (column !== 'text') continue;
    const parameter = `searched${index}`;
    const pattern = anywhere(value);
    const plan = searchPlan(await samples.commonness(String(value), search.comments), (page + 1) * size);
    const hits = plan === 'lookUp' ? await lookUp(manager, pattern, search) : undefined;
    if (hits?.ids.length === 0) return { conditions: [], revisionOfNone: hits.revision };
    if (hits) conditions.push({ sql: `project.id = ANY(:${parameter})`, parameters: { [parameter]: hits.ids } });
    else conditions.push({ sql: searchCondition(plan, `:${parameter}`, search), parameters: { [parameter]: pattern } });
  }
  return { conditions };
}

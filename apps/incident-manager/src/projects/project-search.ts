import type { ListQuery } from '@vigie/platform/http';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { dataMembers } from '../properties/property-member.js';
import { anywhere } from './project-filters.js';
import type { ProjectRow } from './project.entity.js';

/** Fields of free text, whichever are on. */
export const textMembers = dataMembers.filter((member) => member.startsWith('text'));

/** Where free text is looked for: only in what the caller may see. */
export interface SearchedText {
  comments: boolean;
  /** Fields of free text that are on and may be seen. */
  texts: readonly string[];
}

/**
 * Two ways to find free text. Few hits are gathered by the trigram indexes first; words that stand everywhere are met soon
 * by walking the list in its order. Either one takes minutes where the other one takes milliseconds.
 */
type SearchPlan = 'gather' | 'walk';

/** In number, title, description and texts of incident data, as a condition on `alias`. */
function ownTexts(alias: string, pattern: string, { texts }: SearchedText): string {
  const like = (column: string): string => `${alias}.${column} ILIKE ${pattern}`;
  const data = texts.length === textMembers.length ? like('data_text') : `${like('data_text')} AND (${texts.map(like).join(' OR ')})`;
  return `(${texts.length === 0 ? like('own_text') : `${like('own_text')} OR (${data})`})`;
}

/** Projects whose own texts have it, and comments that have it; `pattern` is a parameter. */
const hits = (pattern: string, search: SearchedText): { own: string; comments?: string } => ({
  own: `FROM incident_projects AS hit WHERE ${ownTexts('hit', pattern, search)}`,
  ...(search.comments ? { comments: `FROM comments AS said WHERE said.text ILIKE ${pattern}` } : {}),
});

/** Free text as a condition on `project`. */
function searchCondition(plan: SearchPlan, pattern: string, search: SearchedText): string {
  if (plan === 'gather') {
    const { own, comments } = hits(pattern, search);
    return `project.id IN (SELECT hit.id ${own}${comments ? ` UNION ALL SELECT said.project_id ${comments}` : ''})`;
  }
  // A scalar subquery is asked for each project; EXISTS might be turned into gathering after all.
  const said = `(SELECT true FROM comments AS said WHERE said.project_id = project.id AND said.text ILIKE ${pattern} LIMIT 1)`;
  return `(${ownTexts('project', pattern, search)}${search.comments ? ` OR ${said}` : ''})`;
}

interface Estimate {
  'QUERY PLAN': [{ Plan: { Plans: { 'Subplan Name'?: string; 'Plan Rows': number }[] } }];
}

/** Asks PostgreSQL how common the pattern is, by its statistics: nothing is read. `wanted`: rows up to the end of the page. */
export async function planSearch(manager: EntityManager, pattern: string, search: SearchedText, wanted: number): Promise<SearchPlan> {
  const sources = Object.entries({ everything: 'FROM incident_projects', ...hits('$1', search) });
  const [estimate] = (await manager.query(
    `EXPLAIN (FORMAT JSON) WITH ${sources.map(([name, from]) => `${name} AS MATERIALIZED (SELECT 1 ${from})`).join(', ')} SELECT FROM ${sources.map(([name]) => name).join(', ')}`,
    [pattern],
  )) as Estimate[];
  const rows = (name: string): number => estimate?.['QUERY PLAN'][0].Plan.Plans.find((plan) => plan['Subplan Name'] === `CTE ${name}`)?.['Plan Rows'] ?? 0;
  const found = rows('own') + rows('comments');
  // One of `everything / found` rows is a hit, so that walking to the end of the page meets `wanted` times as many.
  return (wanted * rows('everything')) / found < found ? 'walk' : 'gather';
}

/** Adds free text: number, title, description, comments and texts of incident data (IM-28). */
export async function addSearches(manager: EntityManager, found: SelectQueryBuilder<ProjectRow>, { filters, page, size }: ListQuery, search: SearchedText): Promise<void> {
  for (const [index, { column, value }] of filters.entries()) {
    if (column !== 'text') continue;
    const plan = await planSearch(manager, anywhere(value), search, (page + 1) * size);
    found.andWhere(searchCondition(plan, `:searched${index}`, search), { [`searched${index}`]: anywhere(value) });
  }
}

import type { ListQuery } from '@vigie/platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { dataMembers } from '../properties/property-member.js';
import { anywhere } from './project-filters.js';
import type { ProjectRow } from './project.entity.js';
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

/** Free text as a condition on `project`. */
function searchCondition(plan: SearchPlan, pattern: string, search: SearchedText): string {
  if (plan === 'gather') {
    const sources = [
      `own AS MATERIALIZED (SELECT hit.id FROM incident_projects AS hit WHERE ${ownTexts('hit', pattern, search)})`,
      ...(search.comments ? [`said AS MATERIALIZED (SELECT project_id FROM comments WHERE text ILIKE ${pattern})`] : []),
    ];
    // In parts that are kept apart: starting parallel workers for a handful of hits takes longer than finding them.
    return `project.id IN (WITH ${sources.join(', ')} SELECT id FROM own${search.comments ? ' UNION ALL SELECT project_id FROM said' : ''})`;
  }
  // A scalar subquery is asked for each project; EXISTS might be turned into gathering after all.
  const said = `(SELECT true FROM comments AS said WHERE said.project_id = project.id AND said.text ILIKE ${pattern} LIMIT 1)`;
  return `(${ownTexts('project', pattern, search)}${search.comments ? ` OR ${said}` : ''})`;
}

/** Walking to the end of the page meets one hit among every `projects / found`; gathering meets all of them. `wanted`: rows up to the end of the page. */
export const searchPlan = ({ projects, found }: Commonness, wanted: number): SearchPlan => ((wanted * projects) / found < found ? 'walk' : 'gather');

/** Adds free text: number, title, description, comments and texts of incident data (IM-28). */
export async function addSearches(found: SelectQueryBuilder<ProjectRow>, { filters, page, size }: ListQuery, search: SearchedText, samples: TextSamples): Promise<void> {
  for (const [index, { column, value }] of filters.entries()) {
    if (column !== 'text') continue;
    const plan = searchPlan(await samples.commonness(String(value), search.comments), (page + 1) * size);
    found.andWhere(searchCondition(plan, `:searched${index}`, search), { [`searched${index}`]: anywhere(value) });
  }
}

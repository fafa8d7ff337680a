import { VigieError } from '@vigie/contracts';
import type { Filter } from '@vigie/platform/http';
import type { SelectQueryBuilder } from 'typeorm';
import { dataMembers } from '../properties/property-member.js';
import type { ProjectRow } from './project.entity.js';
import { projectColumns, projectList } from './project-list.definition.js';

type Found = SelectQueryBuilder<ProjectRow>;

const invalid = (property: string, detail: string): VigieError => new VigieError('query.invalid', { property, params: { detail } });
const pattern = (value: Filter['value']): string => `%${String(value).replace(/[\\%_]/g, '\\$&')}%`;

/** What lies outside of a project's own columns, as a condition on `project`. */
const elsewhere: Record<string, string> = {
  alarm: 'EXISTS (SELECT 1 FROM project_links link WHERE link.project_id = project.id AND link.alarm_id = :value)',
  camera: 'EXISTS (SELECT 1 FROM sequences sequence WHERE sequence.project_id = project.id AND sequence.camera_id = :value)',
  held: ':value = EXISTS (SELECT 1 FROM project_holds hold WHERE hold.project_id = project.id AND hold.lifted_at IS NULL)',
};

/** Columns whose text stands in another one, too, which a trigram index makes quick to search. */
const textIndexes: Record<string, string> = { number: 'own_text', title: 'own_text', description: 'own_text', text1: 'data_text', text2: 'data_text', text3: 'data_text' };

/** Filters that are columns and need no more than that. Throws `query.invalid` for what a column cannot answer. */
export function columnFilters(filters: readonly Filter[]): Filter[] {
  const own = filters.filter(({ column }) => Object.hasOwn(projectColumns, column));
  for (const { column, operator, value } of own) {
    const isText = projectList.columns[column] === 'string';
    if (!isText && (operator === 'contains' || operator === 'startsWith')) throw invalid(column, 'use equals, notEquals, lt or gt');
    if (column.startsWith('integer') && !Number.isSafeInteger(value)) throw invalid(column, 'a whole number is expected');
  }
  return own;
}

/** Adds what makes these filters quick and those that are no columns; their order makes the names of parameters. */
export function addFilters(found: Found, filters: readonly Filter[], search: SearchedText): void {
  for (const [index, filter] of filters.entries()) {
    const { column, operator, value } = filter;
    const parameter = `found${index}`;
    if (column === 'text') addSearch(found, filter, parameter, search);
    const condition = elsewhere[column];
    if (condition) {
      if (operator !== 'equals' && operator !== 'notEquals') throw invalid(column, 'use equals or notEquals');
      found.andWhere(`${operator === 'equals' ? '' : 'NOT '}(${condition.replace(':value', `:${parameter}`)})`, { [parameter]: value });
    }
    const indexed = textIndexes[column];
    if (indexed && ['equals', 'contains', 'startsWith'].includes(operator)) found.andWhere(`project.${indexed} ILIKE :${parameter}`, { [parameter]: pattern(value) });
  }
}

/** Where free text is looked for: only in what the caller may see. */
export interface SearchedText {
  comments: boolean;
  /** Fields of free text that are on and may be seen. */
  texts: readonly string[];
}

/** Free text: number, title, description, comments and texts of incident data. */
function addSearch(found: Found, { operator, value }: Filter, parameter: string, { comments, texts }: SearchedText): void {
  if (operator !== 'contains' && operator !== 'equals') throw invalid('text', "use text=contains:'…'");
  const like = (column: string): string => `project.${column} ILIKE :${parameter}`;
  const places = [like('own_text')];
  if (comments) places.push(like('comments_text'));
  if (texts.length > 0) places.push(texts.length === 3 ? like('data_text') : `(${like('data_text')} AND (${texts.map(like).join(' OR ')}))`);
  found.andWhere(`(${places.join(' OR ')})`, { [parameter]: pattern(value) });
}

/** Fields of free text, whichever are on. */
export const textMembers = dataMembers.filter((member) => member.startsWith('text'));

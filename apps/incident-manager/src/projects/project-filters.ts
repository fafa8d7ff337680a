import { foldText, VigieError } from '@vigie/contracts';
import type { Filter } from '@vigie/platform/http';
import { escapeLike } from '@vigie/platform/persistence';
import type { SqlCondition } from '@vigie/platform/security';
import type { SelectQueryBuilder } from 'typeorm';
import type { ProjectRow } from './project.entity.js';
import { projectColumns, projectList } from './project-list.definition.js';

type Found = SelectQueryBuilder<ProjectRow>;

const invalid = (property: string, detail: string): VigieError => new VigieError('query.invalid', { property, params: { detail } });

/** A pattern for folded text that stands anywhere. */
export const anywhere = (value: Filter['value']): string => `%${escapeLike(foldText(String(value)))}%`;

/** What lies outside of a project's own columns, as a condition on `project`. */
const elsewhere: Record<string, string> = {
  alarm: 'EXISTS (SELECT 1 FROM project_links link WHERE link.project_id = project.id AND link.alarm_id = :value AND :seen)',
  camera: 'EXISTS (SELECT 1 FROM sequences sequence WHERE sequence.project_id = project.id AND sequence.camera_id = :value AND :seen)',
  held: 'EXISTS (SELECT 1 FROM project_holds hold WHERE hold.project_id = project.id AND hold.lifted_at IS NULL)',
};

/** Columns whose text stands in another one, too, which a trigram index makes quick to search. */
const textIndexes: Record<string, string> = { number: 'own_text', title: 'own_text', description: 'own_text', text1: 'data_text', text2: 'data_text', text3: 'data_text' };

/** Filters that are columns. Throws `query.invalid` for what any of these filters cannot answer. */
export function columnFilters(filters: readonly Filter[]): Filter[] {
  const own = filters.filter(({ column }) => Object.hasOwn(projectColumns, column));
  for (const { column, operator, value } of own) {
    const isText = projectList.columns[column] === 'string';
    if (!isText && (operator === 'contains' || operator === 'startsWith')) throw invalid(column, 'use equals, notEquals, lt or gt');
    if (column.startsWith('integer') && !Number.isSafeInteger(value)) throw invalid(column, 'a whole number is expected');
  }
  for (const { column, operator } of filters) {
    if (Object.hasOwn(elsewhere, column) && operator !== 'equals' && operator !== 'notEquals') throw invalid(column, 'use equals or notEquals');
    if (column === 'text' && operator !== 'contains' && operator !== 'equals') throw invalid(column, "use text=contains:'…'");
  }
  return own;
}

/** What of links and sequences the caller may see, as conditions on `link` and `sequence`: what is hidden finds nothing. */
export interface SeenParts {
  alarms: () => SqlCondition;
  cameras: (id: string) => SqlCondition;
}

const everything: SqlCondition = { sql: 'TRUE', parameters: {} };

function seenIn(column: string, value: Filter['value'], { alarms, cameras }: SeenParts): SqlCondition {
  if (column === 'alarm') return alarms();
  return column === 'camera' ? cameras(String(value)) : everything;
}

/** Adds what makes these filters quick and those that are no columns; their order makes the names of parameters. */
export function addFilters(found: Found, filters: readonly Filter[], parts: SeenParts): void {
  for (const [index, { column, operator, value }] of filters.entries()) {
    const parameter = `found${index}`;
    const condition = elsewhere[column];
    if (condition) {
      const isMeant = (operator === 'equals') === (value !== false);
      const seen = seenIn(column, value, parts);
      found.andWhere(`${isMeant ? '' : 'NOT '}${condition.replace(':value', `:${parameter}`).replace(':seen', seen.sql)}`, { [parameter]: value, ...seen.parameters });
    }
    const indexed = textIndexes[column];
    if (indexed && ['equals', 'contains', 'startsWith'].includes(operator)) found.andWhere(`project.${indexed} LIKE :${parameter}`, { [parameter]: anywhere(value) });
  }
}

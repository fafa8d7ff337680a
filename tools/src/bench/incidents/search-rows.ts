import type { Row } from '../row.js';
import { barePage, gathered, walked } from './bare-list.js';
import type { IncidentSite } from './incident-site.js';
import { pageRows } from './page-rows.js';
import { absentWord, words } from './sentences.js';

const order = 'project.created_at DESC, project.id DESC';

/** Free text in projects and comments, newest first: each word beside the statement that is best for it. What is absent is another word each time, and looks like the others. */
export async function searchRows(site: IncidentSite, size: number): Promise<Row[]> {
  const searches = [
    ['strange', () => words.strange, gathered, 0], ['absent', absentWord, gathered, 0], ['rare', () => words.rare, gathered, 0], ['seldom', () => words.seldom, gathered, 0],
    ['common', () => words.common, walked, 0], ['common', () => words.common, walked, 99],
  ] as const;
  const rows: Row[] = [];
  for (const [kind, wordOf, condition, page] of searches) {
    rows.push(...await pageRows(site, {
      what: `free text, ${kind} word, page ${page + 1} of ${size}`, text: barePage(condition, order, page * size, size), values: (turn) => [`%${wordOf(turn)}%`],
      query: (turn) => `text=contains:'${wordOf(turn)}'&size=${size}&page=${page}`,
    }));
  }
  return rows;
}

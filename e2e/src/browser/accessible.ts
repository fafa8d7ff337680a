import { accessibilityProblems } from './axe.js';
import type { Visitor } from './browser.js';

/** Keeps a screenshot; the page must have nothing against WCAG and nothing that stands out of it sideways. */
export async function accessible(visitor: Visitor, step: string): Promise<void> {
  await visitor.picture(step);
  expect(await accessibilityProblems(visitor.page)).toEqual([]);
  expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

import { readChoice } from '../app/search-params';

export const propertyTabs = ['types', 'statuses', 'categories', 'category1', 'category2', 'category3', 'category4', 'category5', 'settings'] as const;
export type PropertyTab = (typeof propertyTabs)[number];

/** What the address of the page says: which tab. */
export interface PropertySearch {
  tab?: PropertyTab;
}

export function readPropertySearch(search: Record<string, unknown>): PropertySearch {
  return { tab: readChoice(search.tab, propertyTabs) };
}

/** 1 to 5 for the tab of a category's values. */
export function categoryNumber(tab: PropertyTab): number | undefined {
  const [, digit] = /^category(\d)$/.exec(tab) ?? [];
  return digit === undefined ? undefined : Number(digit);
}

import type { Api, Item } from '@vigie/testing';

/** Every row of a list, page after page. */
export async function allOf(api: Api, path: string): Promise<Item[]> {
  const found: Item[] = [];
  for (let page = 0; ; page += 1) {
    const rows = await api.list(`${path}${path.includes('?') ? '&' : '?'}page=${page}&size=100`);
    found.push(...rows);
    if (rows.length < 100) return found;
  }
}

/** Reads page after page until one is not full; `size`: of a full page. */
export async function allPages<T>(read: (page: number) => Promise<T[]>, size: number): Promise<T[]> {
  const items: T[] = [];
  for (let page = 0; ; page += 1) {
    const found = await read(page);
    items.push(...found);
    if (found.length < size) return items;
  }
}

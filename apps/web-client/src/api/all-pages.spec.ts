import { allPages } from './all-pages';

describe('a list that is read whole', () => {
  const pagesOf = (items: number[], size: number) => {
    const asked: number[] = [];
    const read = (page: number) => {
      asked.push(page);
      return Promise.resolve(items.slice(page * size, (page + 1) * size));
    };
    return { asked, read };
  };

  it.each([[0, [0]], [2, [0]], [3, [0, 1]], [7, [0, 1, 2]]])('of %d entries is asked for page by page, to the end and no further', async (count, pages) => {
    const items = Array.from({ length: count }, (_, index) => index);
    const { asked, read } = pagesOf(items, 3);
    expect([await allPages(read, 3), asked]).toEqual([items, pages]);
  });

  it('is not handed out in part', async () => {
    const failing = (page: number) => (page === 0 ? Promise.resolve([1]) : Promise.reject(new Error('away')));
    await expect(allPages(failing, 1)).rejects.toThrow('away');
  });
});

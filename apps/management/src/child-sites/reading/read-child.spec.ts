import type { ChildRequest, ChildSession } from '../connection/child-session.js';
import { mostCameras, readChild } from './read-child.js';

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A session at a child that shows this many cameras, in pages from an id. */
function session(cameras: number): ChildSession & { asked: string[] } {
  const all = Array.from({ length: cameras }, (_, number) => ({ id: idOf(number), name: number % 1_000 === 999 ? '' : `Camera ${number}` }));
  const asked: string[] = [];
  const json = (path: string, _: ChildRequest): Promise<unknown> => {
    asked.push(path);
    if (path.endsWith('/sites')) return Promise.resolve({ array: [{ id: idOf(1), name: '' }] });
    const after = /id=gt:'([^']+)'/.exec(path)?.[1] ?? '';
    const size = Number(/size=(\d+)/.exec(path)?.[1]);
    return Promise.resolve({ array: all.filter(({ id }) => id > after).slice(0, size) });
  };
  return { asked, json, unreachable: (cause: Error) => cause } as unknown as ChildSession & { asked: string[] };
}

describe('readChild', () => {
  it.each([0, 1, 499, 500, 501, 1_000, 2_345])('[MG-05] reads all of %d cameras, each once, and leaves out those without a name', async (count) => {
    const { cameras, leftOut, site } = await readChild(session(count));
    expect([cameras.length + leftOut, leftOut, new Set(cameras.map(({ id }) => id)).size]).toEqual([count, Math.floor(count / 1_000), cameras.length]);
    expect(site).toEqual({ id: idOf(1), name: 'Site' });
  });

  it('[MG-05] ends at the most that one child may have', async () => {
    const child = session(mostCameras * 2);
    const { cameras, leftOut } = await readChild(child);
    expect([cameras.length, leftOut > 0]).toEqual([mostCameras, true]);
    expect(child.asked.length).toBeLessThan(25);
  });
});

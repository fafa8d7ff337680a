import fc from 'fast-check';
import { mapOf, withAncestors, wouldCycle } from './nesting.rules.js';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const pair = fc.record({ child: fc.constantFrom(...names), parent: fc.constantFrom(...names) });
type Pair = { child: string; parent: string };
const parentsOf = (pairs: Pair[]) => mapOf(pairs, ({ child }) => child, ({ parent }) => parent);

/** Takes each pair that the rule lets in. */
const build = (wishes: Pair[]): Pair[] => {
  const taken: Pair[] = [];
  for (const wish of wishes) if (!wouldCycle(parentsOf(taken), wish.child, wish.parent)) taken.push(wish);
  return taken;
};

describe('nesting', () => {
  it('[MG-20] never lets anything inside itself, whatever is asked in whatever order', () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: 40 }), (wishes) => {
      const parents = parentsOf(build(wishes));
      for (const name of names) expect(withAncestors(parents, parents.get(name) ?? []).has(name)).toBe(false);
    }));
  });

  it('[MG-20] refuses only what would close a circle', () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: 20 }), pair, (wishes, next) => {
      const taken = build(wishes);
      const parents = parentsOf([...taken, next]);
      const closes = withAncestors(parents, parents.get(next.child) ?? []).has(next.child);
      expect(wouldCycle(parentsOf(taken), next.child, next.parent)).toBe(closes);
    }));
  });

  it('finds everything around a thing, and ends even on a circle', () => {
    const parents = parentsOf([{ child: 'a', parent: 'b' }, { child: 'b', parent: 'c' }, { child: 'a', parent: 'd' }, { child: 'c', parent: 'a' }]);
    expect([...withAncestors(parents, ['a'])].sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

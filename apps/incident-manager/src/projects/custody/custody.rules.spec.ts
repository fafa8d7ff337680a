import { randomUUID } from 'node:crypto';
import type { CustodyRow } from './custody-entry.entity.js';
import { custodyHash, firstHash, intactEntries } from './custody.rules.js';

const projectId = randomUUID();

function chainOf(length: number): CustodyRow[] {
  const chain: CustodyRow[] = [];
  for (let number = 1; number <= length; number += 1) {
    const entry = {
      id: randomUUID(), projectId, number, kind: 'disclosure' as const, time: new Date('2026-11-22T10:00:00Z'), recordedAt: new Date('2026-11-22T10:01:00Z'),
      byId: randomUUID(), byName: 'Olga', byKind: 'user', recipient: 'Police', purpose: 'Investigation', form: 'copy' as const, reference: null,
      details: { b: 1, a: 'x' }, previousHash: chain.at(-1)?.hash ?? firstHash,
    };
    chain.push({ ...entry, hash: custodyHash(entry) });
  }
  return chain;
}

describe('The chain of custody', () => {
  it('[IM-36] holds as it was written, whatever the order of its details', () => {
    const chain = chainOf(3);
    expect(intactEntries(chain)).toBe(3);
    expect(intactEntries(chain.map((entry) => ({ ...entry, details: { a: 'x', b: 1 } })))).toBe(3);
    expect(intactEntries([])).toBe(0);
  });

  it.each<[string, Partial<CustodyRow>]>([
    ['recipient', { recipient: 'Press' }], ['time', { time: new Date(0) }], ['form', { form: 'told' }], ['person', { byName: 'Otto' }], ['details', { details: { a: 'x', b: 2 } }],
    ['project', { projectId: randomUUID() }], ['reference', { reference: '12' }], ['purpose', { purpose: 'Curiosity' }],
  ])('[IM-36] shows a changed %s, there and behind it', (_, change) => {
    const chain = chainOf(3);
    chain[1] = { ...(chain[1] as CustodyRow), ...change };
    expect(intactEntries(chain)).toBe(1);
    chain[1] = { ...chain[1], hash: custodyHash(chain[1]) };
    expect(intactEntries(chain)).toBe(2);
  });

  it('[IM-36] shows a missing entry', () => {
    const [first, , third] = chainOf(3);
    expect(intactEntries([first, third] as CustodyRow[])).toBe(1);
    expect(intactEntries([third] as CustodyRow[])).toBe(0);
  });
});

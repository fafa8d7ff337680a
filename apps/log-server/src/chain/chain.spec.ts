import { generateKeyPairSync, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { canonical, chain, hashOf } from './chain.rules.js';
import { ChainWalk } from './chain-walk.js';
import type { Break } from './chain-walk.js';
import { chainedFields, chainStart } from './entry.js';
import type { ChainedEntry, ChainEnd, ChainLink } from './entry.js';
import { signSeal } from './seal.rules.js';
import type { Seal } from './seal.rules.js';

const keyId = randomUUID();
const keys = generateKeyPairSync('ed25519');
const known = new Map([[keyId, keys.publicKey]]);

const member = fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { nil: null });
const entry = fc.record(Object.fromEntries(chainedFields.map((field) => [field, member]))) as fc.Arbitrary<ChainedEntry>;
const entries = fc.array(entry, { minLength: 2, maxLength: 25 });

/** A seal after every fourth entry and at the end. */
function sealsOf(links: ChainLink[]): Seal[] {
  const seals: Seal[] = [];
  for (const { sequence, hash } of links) {
    if (sequence % 4 !== 0 && sequence !== links.length) continue;
    const first = (seals.at(-1)?.last ?? 0) + 1;
    seals.push(signSeal({ number: seals.length + 1, time: '2026-11-22T10:00:00.000Z', first, last: sequence, count: sequence - first + 1, hash, keyId }, keys.privateKey));
  }
  return seals;
}

/** Walks as the service does: by number, each seal after what it covers. */
function walk(links: ChainLink[], seals: Seal[], end: ChainEnd = links.at(-1) ?? chainStart): Break | undefined {
  return walked(links, seals, end).broken;
}

function walked(links: ChainLink[], seals: Seal[], end: ChainEnd = links.at(-1) ?? chainStart): ChainWalk {
  const walker = new ChainWalk(known);
  const waiting = [...seals];
  const due = (): boolean => {
    while (waiting[0] && waiting[0].last <= walker.entries) if (!walker.seal(waiting.shift() as Seal)) return false;
    return true;
  };
  for (const link of links) if (!walker.entry(link) || !due()) return walker;
  for (const seal of waiting) if (!walker.seal(seal)) return walker;
  walker.end(end);
  return walker;
}

const bySequence = (links: ChainLink[]): ChainLink[] => [...links].sort((a, b) => a.sequence - b.sequence);
const pick = (links: ChainLink[], seed: number): number => seed % links.length;
const seed = fc.nat({ max: 10_000 });

describe('The chain of the log', () => {
  it('[LG-04] holds as it was written', () => {
    fc.assert(fc.property(entries, (written) => {
      const links = chain(chainStart, written);
      expect(walk(links, sealsOf(links))).toBeUndefined();
    }));
  });

  it('[LG-04] hashes the JSON of its fields, whatever is in them', () => {
    const anything = fc.oneof(member, fc.string({ unit: fc.constantFrom('"', '\\', '\0', '\x1f', '\x7f', '\u2028', '\ud800', '\udc00', 'é', '😀', 'a'), maxLength: 8 }));
    fc.assert(fc.property(fc.record(Object.fromEntries(chainedFields.map((field) => [field, anything]))) as fc.Arbitrary<ChainedEntry>, (written) => {
      expect(canonical(written)).toBe(JSON.stringify(['vigie.log.1', ...chainedFields.map((field) => written[field])]));
    }));
  });

  it('[LG-04] gives different entries different forms', () => {
    fc.assert(fc.property(entry, entry, (a, b) => {
      const same = chainedFields.every((field) => a[field] === b[field]);
      expect(canonical(a) === canonical(b)).toBe(same);
    }));
  });

  it('[LG-04] finds and names any entry that was altered', () => {
    fc.assert(fc.property(entries, seed, fc.constantFrom(...chainedFields), member, (written, at, field, value) => {
      const links = chain(chainStart, written);
      const index = pick(links, at);
      const link = links[index] as ChainLink;
      fc.pre(link.entry[field] !== value);
      const forged = links.with(index, { ...link, entry: { ...link.entry, [field]: value } });
      expect(walk(forged, sealsOf(links), links.at(-1))).toEqual({ sequence: link.sequence, reason: 'altered' });
    }));
  });

  it('[LG-04] finds an alteration that was hashed anew, at the next entry or at the seal', () => {
    fc.assert(fc.property(entries, seed, (written, at) => {
      const links = chain(chainStart, written);
      const index = pick(links, at);
      const link = links[index] as ChainLink;
      const entry = { ...link.entry, reason: `${link.entry.reason ?? ''}!` };
      const forged = links.with(index, { ...link, entry, hash: hashOf(link.previousHash, entry) });
      const found = walk(forged, sealsOf(links), links.at(-1));
      expect(['reordered', 'rewritten']).toContain(found?.reason);
      expect(found?.sequence).toBeLessThanOrEqual(link.sequence + 1);
    }));
  });

  it('[LG-04] finds a history that was written anew to its end', () => {
    fc.assert(fc.property(entries, seed, (written, at) => {
      const links = chain(chainStart, written);
      const index = pick(links, at);
      const forged = chain(chainStart, written.with(index, { ...(written[index] as ChainedEntry), operation: 'nothing.happened!' }));
      const found = walk(forged, sealsOf(links), forged.at(-1));
      expect(found?.reason).toBe('rewritten');
      expect(found?.seal).toBeDefined();
    }));
  });

  it('[LG-04] finds and names any entry that is missing', () => {
    fc.assert(fc.property(entries, seed, (written, at) => {
      const links = chain(chainStart, written);
      const index = pick(links, at);
      const last = index === links.length - 1;
      expect(walk(links.toSpliced(index, 1), sealsOf(links), links.at(-1))).toMatchObject({ sequence: index + 1, reason: last ? 'truncated' : 'missing' });
    }));
  });

  it('[LG-04] finds and names any entry that was put in', () => {
    fc.assert(fc.property(entries, seed, entry, (written, at, extra) => {
      const links = chain(chainStart, written);
      const index = pick(links, at);
      const link = links[index] as ChainLink;
      const second = { sequence: link.sequence, entry: extra, previousHash: link.previousHash, hash: hashOf(link.previousHash, extra) };
      fc.pre(second.hash !== link.hash);
      expect(walk(bySequence([...links, second]), sealsOf(links), links.at(-1))).toMatchObject({ sequence: link.sequence, reason: 'inserted' });
      const moved = [...links.slice(0, index), second, ...links.slice(index).map((one) => ({ ...one, sequence: one.sequence + 1 }))];
      expect(walk(moved, sealsOf(links), links.at(-1))).toMatchObject({ sequence: expect.any(Number), reason: expect.stringMatching(/reordered|rewritten/) });
    }));
  });

  it('[LG-04] finds and names any two entries that changed places', () => {
    fc.assert(fc.property(entries, seed, seed, (written, one, other) => {
      const links = chain(chainStart, written);
      const [a, b] = [pick(links, one), pick(links, other)].sort((x, y) => x - y) as [number, number];
      fc.pre(a !== b);
      const [first, second] = [links[a] as ChainLink, links[b] as ChainLink];
      const swapped = links.with(a, { ...second, sequence: first.sequence }).with(b, { ...first, sequence: second.sequence });
      expect(walk(swapped, sealsOf(links), links.at(-1))).toMatchObject({ sequence: first.sequence, reason: 'reordered' });
    }));
  });

  it('[LG-04] finds any seal that was changed, left out or made by somebody else', () => {
    const stranger = generateKeyPairSync('ed25519');
    fc.assert(fc.property(entries, seed, fc.constantFrom('hash', 'count', 'stranger', 'missing'), (written, at, how) => {
      const links = chain(chainStart, written);
      const seals = sealsOf(links);
      const index = at % seals.length;
      const seal = seals[index] as Seal;
      const forged = how === 'missing' ? seals.toSpliced(index, 1) : seals.with(index, {
        hash: { ...seal, hash: 'f'.repeat(64) }, count: { ...seal, count: seal.count + 1 }, stranger: signSeal(seal, stranger.privateKey),
      }[how]);
      // The newest seal may be away: it is made again. Any other leaves a hole.
      fc.pre(how !== 'missing' || index < seals.length - 1);
      expect(walk(links, forged, links.at(-1))?.reason).toBe('forgedSeal');
    }));
  });

  it('[LG-04] finds an end that was cut off, seals included', () => {
    fc.assert(fc.property(entries, seed, (written, at) => {
      const links = chain(chainStart, written);
      const kept = links.slice(0, pick(links, at));
      expect(walk(kept, sealsOf(links).filter(({ last }) => last <= kept.length), links.at(-1))).toMatchObject({ sequence: kept.length + 1, reason: 'truncated' });
    }));
  });

  it('[LG-16] finds that any number of the last seals was taken away', () => {
    fc.assert(fc.property(entries, seed, (written, at) => {
      const links = chain(chainStart, written);
      const seals = sealsOf(links);
      const kept = seals.slice(0, at % seals.length);
      const walker = walked(links, kept);
      expect(walker.lastSeal({ seal: seals.length, sealTime: '2026-11-22T10:00:00.000Z' })).toBe(false);
      expect(walker.broken).toEqual({ sequence: (kept.at(-1)?.last ?? 0) + 1, reason: 'missingSeal', seal: kept.length + 1 });
      expect(walked(links, seals).lastSeal({ seal: seals.length, sealTime: '2026-11-22T10:00:00.000Z' })).toBe(true);
    }));
  });

  it('[LG-16] finds entries that were never sealed, once they should have been', () => {
    fc.assert(fc.property(entries, seed, (written, at) => {
      const links = chain(chainStart, written.map((one) => ({ ...one, receivedAt: '2026-11-22T10:00:00.000000Z' })));
      const seals = sealsOf(links);
      const kept = seals.slice(0, at % seals.length);
      const walker = walked(links, kept);
      expect(walker.sealedBefore('2026-11-22T10:00:00.000Z')).toBe(true);
      expect(walker.sealedBefore('2026-11-22T10:00:01.000Z')).toBe(false);
      expect(walker.broken).toEqual({ sequence: (kept.at(-1)?.last ?? 0) + 1, reason: 'unsealed' });
      expect(walked(links, seals).sealedBefore('2026-11-22T11:00:00.000Z')).toBe(true);
    }));
  });
});

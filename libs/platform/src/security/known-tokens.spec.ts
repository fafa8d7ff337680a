import fc from 'fast-check';
import { KnownTokens } from './known-tokens.js';

const principal = (id: string) => ({ id, name: id, kind: 'user' as const, clientId: 'web', sessionId: 's' });

describe('tokens whose signature was checked', () => {
  it('are known no longer than a minute, and never beyond their own end', () => {
    fc.assert(fc.property(fc.nat(200_000), fc.nat(200_000), (lifeMs, laterMs) => {
      const known = new KnownTokens();
      const now = 1_790_000_000_000;
      const expires = Math.floor((now + lifeMs) / 1_000);
      known.add('a', principal('a'), expires, now);
      const good = laterMs < 60_000 && now + laterMs < expires * 1_000;
      expect(known.find('a', now + laterMs)?.id).toBe(good ? 'a' : undefined);
    }));
  });

  it('are told apart, and the oldest go when there are too many', () => {
    const known = new KnownTokens();
    const now = 1_790_000_000_000;
    for (let number = 0; number < 2_001; number += 1) known.add(`t${number}`, principal(`p${number}`), 1_790_003_600, now);
    expect(known.find('t0', now)).toBeUndefined();
    expect(known.find('t1', now)?.id).toBe('p1');
    expect(known.find('t2000', now)?.id).toBe('p2000');
    expect(known.find('t20', now)?.id).toBe('p20');
    expect(known.find('t2', now + 60_000)).toBeUndefined();
  });
});

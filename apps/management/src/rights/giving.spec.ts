import fc from 'fast-check';
import { ref } from '@vigie/contracts';
import { holdingsOf, mayActOn, mayBringAbout } from '@vigie/platform/security';
import { gainsBeyond } from './gains.fixture.js';
import { asked, cameras, changes, people, world } from './giving.worlds.fixture.js';
import { judgedState } from './judged-state.js';

const everything = { people, privileges: asked, entities: [undefined, ...cameras.map((id) => ref('cameras', id)), ref('users', 'bob')] };
const caller = fc.constantFrom(...people);
const runs = { numRuns: 700 };

let beyond = 0;

describe('nobody gives, takes or becomes more than they hold, in random worlds', () => {
  it.each(Object.keys(changes))('[ID-20] when %s', (change) => {
    const seen = { allowed: 0, refused: 0, beyond: 0 };
    fc.assert(fc.property(world, caller, changes[change]!, (register, who, apply) => {
      const states = [judgedState(register), judgedState(apply(register))] as const;
      // Administrators may everything, also what a block closes to their own level.
      if (holdingsOf(states[0], who).administrator) return expect(mayBringAbout(who, ...states)).toBe(true);
      const gains = gainsBeyond(who, states, everything);
      const allowed = mayBringAbout(who, ...states);
      seen[allowed ? 'allowed' : 'refused'] += 1;
      if (gains.length > 0) seen.beyond += 1;
      expect(allowed ? gains : []).toEqual([]);
    }), runs);
    expect(seen.allowed).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(0);
    beyond += seen.beyond;
  });

  it('[ID-20] and the worlds are such that many a change would have gone beyond', () => {
    expect(beyond).toBeGreaterThan(100);
  });

  it('[ID-20] when somebody acts on an account: all that it can do, the caller could', () => {
    let acted = 0;
    fc.assert(fc.property(world, caller, caller, (register, who, target) => {
      const state = judgedState(register);
      if (who === target || holdingsOf(state, who).administrator || !mayActOn(holdingsOf(state, who), holdingsOf(state, target))) return;
      acted += 1;
      const without = judgedState({ ...register, users: register.users.filter(({ id }) => id !== target) });
      expect(gainsBeyond(who, [without, state], { ...everything, people: [target] })).toEqual([]);
    }), { numRuns: 2_000 });
    expect(acted).toBeGreaterThan(100);
  });
});

import fc from 'fast-check';
import { privileges } from '@vigie/contracts';
import type { Grant, Scope } from '@vigie/contracts';
import { givenBy, mayGive } from './giving.rules.js';

const grant = (parts: Partial<Grant>): Grant => ({ id: 'g', effect: 'allow', privileges: ['camera.live'], scope: { kind: 'everything' }, ...parts });
const on = (...ids: string[]): Scope => ({ kind: 'entities', ids });

describe('who may give what', () => {
  it('[MG-23] gives nothing that the giver does not hold', () => {
    expect(mayGive([], [grant({})])).toBe(false);
    expect(mayGive([grant({})], [grant({ privileges: ['camera.live', 'camera.playback'] })])).toBe(false);
    expect(mayGive([grant({})], [grant({ scope: on('a') })])).toBe(true);
    expect(mayGive([grant({ scope: on('a') })], [grant({})])).toBe(false);
    expect(mayGive([grant({ scope: on('a') })], [grant({ scope: on('a', 'b') })])).toBe(false);
    expect(mayGive([grant({ scope: on('a', 'b') })], [grant({ scope: on('b') })])).toBe(true);
    expect(mayGive([grant({ scope: { kind: 'partitions', ids: ['a'] } })], [grant({ scope: on('a') })])).toBe(false);
  });

  it('[MG-30] gives a limited right no further than it goes', () => {
    const limited = grant({ privileges: ['camera.playback'], conditions: { playbackHours: 4 } });
    expect(mayGive([limited], [grant({ privileges: ['camera.playback'] })])).toBe(false);
    expect(mayGive([limited], [limited])).toBe(true);
  });

  it('[MG-22] gives nothing that is refused to the giver somewhere, and may always refuse', () => {
    const own = [grant({}), grant({ effect: 'deny', scope: on('a') })];
    expect(mayGive(own, [grant({ scope: on('b') })])).toBe(false);
    expect(mayGive([], [grant({ effect: 'deny' })])).toBe(true);
  });

  it('[MG-23] counts what is new and what is not refused any more', () => {
    const [allow, deny] = [grant({ id: '1' }), grant({ id: '2', effect: 'deny', scope: on('a') })];
    expect(givenBy([allow, deny], [{ ...allow, id: 'other' }, deny])).toEqual([]);
    expect(givenBy([allow, deny], [allow])).toEqual([{ ...deny, effect: 'allow' }]);
    expect(givenBy([], [allow])).toEqual([allow]);
  });

  it('[MG-23] lets anybody give exactly what they hold without refusals, and never more privileges', () => {
    const some = fc.uniqueArray(fc.constantFrom(...privileges), { minLength: 1 });
    fc.assert(fc.property(some, some, (held, wanted) => {
      expect(mayGive([grant({ privileges: held })], [grant({ privileges: wanted })])).toBe(wanted.every((privilege) => held.includes(privilege)));
    }));
  });
});

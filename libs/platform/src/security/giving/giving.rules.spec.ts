import fc from 'fast-check';
import { privileges } from '@vigie/contracts';
import type { Grant, Scope } from '@vigie/contracts';
import { mayActOn, mayChange, mayWrite } from './giving.rules.js';
import { nothingHeld } from './holdings.js';
import type { Holdings } from './holdings.js';

const grant = (parts: Partial<Grant> = {}): Grant => ({ id: 'g', effect: 'allow', privileges: ['camera.live'], scope: { kind: 'everything' }, ...parts });
const on = (...ids: string[]): Scope => ({ kind: 'entities', ids });
const holder = (grants: Grant[], parts: Partial<Holdings> = {}): Holdings => ({ administrator: false, level: 100, partitions: new Set(['root']), grants, ...parts });
const mayGive = (own: Grant[], given: Grant[]): boolean => mayWrite(holder(own), [], given);

describe('what may be written into a role', () => {
  it('[MG-23] [ID-20] nothing that the giver does not hold', () => {
    expect(mayGive([], [grant()])).toBe(false);
    expect(mayGive([grant()], [grant({ privileges: ['camera.live', 'camera.playback'] })])).toBe(false);
    expect(mayGive([grant()], [grant({ scope: on('a') })])).toBe(true);
    expect(mayGive([grant({ scope: on('a') })], [grant()])).toBe(false);
    expect(mayGive([grant({ scope: on('a') })], [grant({ scope: on('a', 'b') })])).toBe(false);
    expect(mayGive([grant({ scope: on('a') }), grant({ scope: on('b') })], [grant({ scope: on('a', 'b') })])).toBe(true);
    expect(mayGive([grant({ scope: { kind: 'partitions', ids: ['a'] } })], [grant({ scope: on('a') })])).toBe(false);
  });

  it('[MG-30] [ID-20] a limited right no further than it goes', () => {
    const limited = grant({ privileges: ['camera.playback'], conditions: { playbackHours: 4 } });
    expect(mayGive([limited], [grant({ privileges: ['camera.playback'] })])).toBe(false);
    expect(mayGive([limited], [limited])).toBe(true);
  });

  it('[MG-22] [ID-20] nothing that is refused to the giver, unless it is refused there too; a refusal always', () => {
    const deny = grant({ effect: 'deny', scope: on('a') });
    expect(mayGive([grant(), deny], [grant({ scope: on('b') })])).toBe(false);
    expect(mayGive([grant(), deny], [grant(), deny])).toBe(true);
    expect(mayGive([], [grant({ effect: 'deny' })])).toBe(true);
  });

  it('[MG-23] [ID-20] counts what is new and what is not refused any more', () => {
    const [allow, deny] = [grant({ id: '1' }), grant({ id: '2', effect: 'deny', scope: on('a') })];
    expect(mayWrite(holder([]), [allow, deny], [{ ...allow, id: 'other' }, deny])).toBe(true);
    expect(mayWrite(holder([]), [allow, deny], [allow])).toBe(false);
    expect(mayWrite(holder([grant()]), [allow, deny], [allow])).toBe(true);
  });

  it('[MG-23] [ID-20] anybody gives exactly what they hold without refusals, and never more privileges', () => {
    const some = fc.uniqueArray(fc.constantFrom(...privileges), { minLength: 1 });
    fc.assert(fc.property(some, some, (held, wanted) => {
      expect(mayGive([grant({ privileges: held })], [grant({ privileges: wanted })])).toBe(wanted.every((privilege) => held.includes(privilege)));
    }));
  });
});

describe('who may change what others hold', () => {
  const deputy = holder([grant()]);
  const secret = { partitions: new Set(['root', 'secret']) };

  it('[ID-20] reach into a partition is given only by who reaches it and holds what the other one holds there', () => {
    expect(mayChange(deputy, deputy, holder([grant()], secret))).toBe(false);
    expect(mayChange(holder([grant()], secret), deputy, holder([grant()], secret))).toBe(true);
    expect(mayChange(holder([], secret), deputy, holder([grant()], secret))).toBe(false);
    expect(mayChange(holder([grant({ scope: { kind: 'partitions', ids: ['secret'] } })], secret), deputy, holder([grant()], secret))).toBe(true);
    expect(mayChange(deputy, holder([], secret), holder([grant()], secret))).toBe(false);
  });

  it('[MG-24] [ID-20] a level is raised up to the own, for who holds no more', () => {
    expect(mayChange(deputy, holder([], { level: 200 }), holder([], { level: 100 }))).toBe(true);
    expect(mayChange(deputy, holder([], { level: 200 }), holder([], { level: 99 }))).toBe(false);
    expect(mayChange(deputy, holder([grant({ privileges: ['log.view'] })], { level: 200 }), holder([grant({ privileges: ['log.view'] })], { level: 100 }))).toBe(false);
    expect(mayChange(deputy, holder([], { level: 50 }), holder([], { level: 200 }))).toBe(false);
    expect(mayChange(deputy, holder([], { level: 50 }), holder([grant()], { level: 50 }))).toBe(false);
  });

  it('[ID-20] a denial is lifted only by who holds what it denies', () => {
    const denied = holder([grant(), grant({ effect: 'deny', scope: on('a') })]);
    expect(mayChange(denied, denied, deputy)).toBe(false);
    expect(mayChange(holder([]), denied, deputy)).toBe(false);
    expect(mayChange(deputy, denied, deputy)).toBe(true);
    expect(mayChange(holder([]), deputy, denied)).toBe(false);
    expect(mayChange(holder([]), holder([]), holder([grant({ effect: 'deny' })]))).toBe(true);
  });

  it('[ID-20] administrators are made and unmade by administrators alone', () => {
    const administrator = holder([], { administrator: true });
    const all = holder([grant({ privileges: [...privileges] })], { level: 1 });
    expect(mayChange(all, nothingHeld, administrator)).toBe(false);
    expect(mayChange(all, administrator, nothingHeld)).toBe(false);
    expect(mayChange(administrator, nothingHeld, administrator)).toBe(true);
    expect(mayActOn(all, administrator)).toBe(false);
    expect(mayActOn(administrator, administrator)).toBe(true);
  });

  it('[ID-20] an account is acted on by who holds all that it holds', () => {
    expect(mayActOn(holder([]), nothingHeld)).toBe(true);
    expect(mayActOn(deputy, holder([grant({ scope: on('a') })], { level: 254 }))).toBe(true);
    expect(mayActOn(deputy, holder([grant({ privileges: ['camera.playback'] })]))).toBe(false);
    expect(mayActOn(deputy, holder([grant()], secret))).toBe(false);
    expect(mayActOn(deputy, holder([], { level: 99 }))).toBe(false);
  });
});

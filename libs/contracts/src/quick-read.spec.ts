import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allFacts, allQuestions } from './definitions.js';
import type { PayloadClass } from './definitions.js';
import './index.js';
import { quickRead } from './quick-read.js';
import { readSlowly } from './validate.js';

const classes = new Map<PayloadClass<object>, object>([
  ...allFacts().map(({ payload, sample }) => [payload, sample] as const),
  ...allQuestions().flatMap(({ request, reply, samples }) => [[request, samples.request], [reply, samples.reply]] as const),
]);

/** Values that somebody may send where something else is expected; messages are JSON. */
const anything = fc.oneof(
  fc.constantFrom(null, undefined, '', 'x', 0, -1, 1.5, Number.NaN, true, [], {}, [null], [{}], [[]], 'not-a-guid', '2026-11-22T10:00:00.000Z', '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10', '5F0B7B6E-5C55-4F0E-9A3E-0F3F2A1D7C10',
    ['5F0B7B6E-5C55-4F0E-9A3E-0F3F2A1D7C10']),
  fc.jsonValue(),
);

type Path = (string | number)[];

/** Where in a sample something stands, members of nested values and lists included. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return at.length > 0 ? [at] : [];
  const within = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value);
  return [...(at.length > 0 ? [at] : []), ...within.flatMap(([key, one]) => paths(one, [...at, key]))];
}

function put(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = put(copy[key], rest, to);
  return copy;
}

function outcome(read: () => object): unknown {
  try {
    return read();
  } catch {
    return 'refused';
  }
}

/** Where the quick way takes a value, the libraries take it too: as the same instance, in the same order of members. */
function expectAlike(type: PayloadClass<object>, value: object): void {
  const quick = quickRead(type, structuredClone(value));
  if (!quick) return;
  const slow = outcome(() => readSlowly(type, structuredClone(value)));
  expect(quick).toStrictEqual(slow);
  expect(JSON.stringify(quick)).toBe(JSON.stringify(slow));
}

describe.each([...classes].map(([type, sample]) => [type.name, type, sample] as const))('reading %s', (_, type, sample) => {
  it('takes its sample without the libraries, as they do', () => {
    expectAlike(type, sample);
    expect(quickRead(type, sample)).toBeInstanceOf(type);
  });

  it('takes nothing that the libraries refuse', () => {
    const places = paths(sample);
    if (places.length === 0) return;
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...places), anything), { minLength: 1, maxLength: 3 }), fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 }), (changes, more) => {
      const changed = changes.reduce((value, [path, to]) => put(value, path, to), { ...more, ...sample } as unknown);
      expectAlike(type, changed as object);
    }), { numRuns: 150 });
  });
});

import { readArray, readErrorCode, readMoment, readNamed, readSpan } from './child-answers.rules.js';

const id = '7e0c3f52-9b1d-4c86-8a2f-0d4b6e1c9a35';
const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();

describe('answers of a child site', () => {
  it.each([[null], ['x'], [[]], [{}], [{ array: {} }], [{ array: [1] }], [{ array: [null] }], [{ array: [{}, {}, {}] }]])('[MG-05] are no list where they are %j', (body) => {
    expect(readArray(body, 2)).toBeUndefined();
  });

  it('[MG-05] are taken with id and name, and without a name that cannot be shown', () => {
    expect(readNamed({ id, name: ' Gate ', password: 'x' })).toEqual({ id, name: 'Gate' });
    for (const name of ['', '  ', 'a\nb', 'a\0b', 'x'.repeat(257), 4, null, undefined]) expect(readNamed({ id, name })).toEqual({ id });
  });

  it.each(['', 'x', id.toUpperCase(), `${id}.x`, `entity.cameras.${id}`, 4, null])('[MG-05] name nothing by the id %j', (wrong) => {
    expect(readNamed({ id: wrong, name: 'Gate' })).toBeUndefined();
  });

  it('[MG-05] give spans that lie within what was asked for', () => {
    const cut = (startTime: unknown, endTime: unknown) => readSpan({ startTime, endTime }, Date.parse(at(10)), Date.parse(at(20)));
    expect(cut(at(0), at(30))).toEqual({ from: at(10), to: at(20) });
    expect(cut(at(12), at(14))).toEqual({ from: at(12), to: at(14) });
    for (const [from, to] of [[at(0), at(5)], [at(14), at(12)], ['x', at(12)], [4, at(12)], [at(12), null]]) expect(cut(from, to)).toBeUndefined();
  });

  it('[MG-05] say times and codes, or nothing', () => {
    expect(readMoment(at(3))).toBe(Date.parse(at(3)));
    expect([readMoment('3'), readMoment(3), readMoment(undefined)]).toEqual([undefined, undefined, undefined]);
    expect(readErrorCode({ error: { details: [{ errorTextId: 'recording.notFound' }] } })).toBe('recording.notFound');
    for (const body of [null, {}, { error: 'x' }, { error: { details: [] } }, { error: { details: [{ errorTextId: 4 }] } }]) expect(readErrorCode(body)).toBeUndefined();
  });
});

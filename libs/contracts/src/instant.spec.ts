import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { readInstant } from './instant.js';

/** Times as RFC 3339 allows them, in every year that is taken. */
const written = fc.tuple(
  fc.date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true }),
  fc.constantFrom('Z', 'z', '+00:00', '-00:00', '+01:00', '-05:30', '+14:00', '-23:59'), fc.constantFrom('T', 't'), fc.constantFrom('', '.1', '.12', '.123', '.123456789'),
).map(([date, offset, letter, fraction]) => `${date.toISOString().slice(0, 19).replace('T', letter)}${fraction}${offset}`);

describe('readInstant', () => {
  it('[IN-07] reads every time with its offset as the one instant that everything after it reads', () => {
    fc.assert(fc.property(written, (text) => {
      expect(readInstant(text)?.getTime()).toBe(Date.parse(text));
    }));
  });

  it.each([
    '2026-02-30T00:00:00Z', '2025-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-10T00:00:00Z', '2026-11-31T00:00:00Z', 'foo 1', 'March 7', '1', '-1', '12/11/2026', '',
    '2026-11-30', '2026-11-30T10:00:00', '2026-11-30 10:00:00Z', '2026-11-30 10:00', '2026-11-30T10:00Z', '2026-11-30T24:00:00Z', '2026-11-30T10:60:00Z', '2026-11-30T10:00:60Z',
    '2026-11-30T10:00:00+24:00', '2026-11-30T10:00:00+0100', '2026-11-30T10:00:00+01', '2026-W49-1T10:00:00Z', '-271821-04-20T00:00:00Z', '+010000-01-01T00:00:00Z', '0000-06-01T00:00:00Z',
    '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01', '2026-11-30T10:00:00.Z', '2026-11-30T10:00:00Z\n', ' 2026-11-30T10:00:00Z', '２０２６-11-30T10:00:00Z', `2026-11-30T10:00:00.${'0'.repeat(80)}Z`,
  ])('[IN-07] refuses %j', (text) => expect(readInstant(text)).toBeUndefined());

  it.each([[undefined], [null], [5], [new Date()], [['2026-11-30T10:00:00Z']]])('[IN-07] refuses %p, which is no text', (value) => expect(readInstant(value)).toBeUndefined());

  it('[IN-07] takes the first and the last instant', () => {
    expect(readInstant('0001-01-01T00:00:00Z')?.toISOString()).toBe('0001-01-01T00:00:00.000Z');
    expect(readInstant('9999-12-31T23:59:59.999Z')?.toISOString()).toBe('9999-12-31T23:59:59.999Z');
  });

  it.each(['America/New_York', 'Asia/Tokyo', 'Pacific/Apia'])('[IN-07] says the instant that a machine in %s reads in what is taken', (TZ) => {
    const texts = fc.sample(written, 200);
    const script = 'const at = JSON.parse(process.argv[1]); console.log(JSON.stringify([new Date(2026, 0, 1).getTimezoneOffset(), ...at.map((text) => Date.parse(text))]))';
    const [offset, ...there] = JSON.parse(execFileSync(process.execPath, ['-e', script, JSON.stringify(texts)], { env: { TZ }, encoding: 'utf8' })) as number[];
    expect(offset).not.toBe(0);
    expect(there).toEqual(texts.map((text) => readInstant(text)?.getTime()));
  });
});

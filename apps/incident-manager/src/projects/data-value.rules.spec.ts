import fc from 'fast-check';
import { incidentDataKinds, languages, VigieError } from '@vigie/contracts';
import type { IncidentDataKind } from '@vigie/contracts';
import { readDataValue, readDecimal } from './data-value.rules.js';

const field = (kind: IncidentDataKind) => ({ id: 'f', member: `${kind}1` as const, name: 'Label', kind, enabled: true });
const read = (kind: IncidentDataKind, value: unknown) => readDataValue(field(kind), value, 'en');

const refused: Record<IncidentDataKind, unknown[]> = {
  integer: [1.5, '3', '', true, [], [1], {}, 1e15, -1e15, Number.NaN, Number.POSITIVE_INFINITY, undefined],
  decimal: ['', 'abc', '1e5', '1,5', '0x1', '1.1234567', '123456789012345', 1e21, 1e-7, true, [], ['1'], {}, Number.NaN, undefined, '1'.repeat(10_000), `0.${'0'.repeat(10_000)}1`],
  text: [1, true, [], ['a'], {}, 'x'.repeat(10_000), undefined],
  checkBox: ['true', 'false', 0, 1, '', [], {}, undefined],
  dateTime: ['tomorrow', '2026-13-45', '2026-02-30T10:00:00Z', 1_795_344_000_000, '2026-11-22', '2026-11-22T10:00', true, [], {}, '', 'x'.repeat(10_000), undefined],
};

describe('values of incident data', () => {
  it.each<[IncidentDataKind, unknown, unknown]>([
    ['integer', 3, '3'], ['integer', -0, '0'], ['integer', 999_999_999_999_999, '999999999999999'], ['decimal', 100, '100'], ['decimal', '100.50', '100.5'],
    ['decimal', '-0.000', '0'], ['decimal', '+007.100000', '7.1'], ['decimal', '99999999999999.999999', '99999999999999.999999'], ['text', ' <b>Hi</b> ', '<b>Hi</b>'], ['text', '  ', null],
    ['checkBox', false, false], ['dateTime', '2026-11-22T11:00:00+01:00', new Date('2026-11-22T10:00:00Z')],
  ])('[IM-24] %s takes %j', (kind, value, kept) => {
    expect(read(kind, value)).toEqual(kept);
  });

  it.each(incidentDataKinds.map((kind) => [kind, refused[kind]] as const))('[IM-24] %s refuses what is of another kind or beyond its range, by code', (kind, values) => {
    for (const value of values) expect(() => read(kind, value)).toThrow('incident.property.wrongKind');
  });

  it('[IM-24] a time beyond all calendars is refused by a code of its own', () => {
    expect(() => read('dateTime', '1815-06-18T11:35:00Z')).toThrow('incident.timeOutOfRange');
  });

  it('[IM-24] nothing is taken by every kind, and empties it', () => {
    for (const kind of incidentDataKinds) expect(read(kind, null)).toBeNull();
  });

  it('[IM-24] the refusal names the field by its label and says what it takes in three languages', () => {
    for (const language of languages) {
      for (const kind of incidentDataKinds) {
        const refuse = (): unknown => readDataValue(field(kind), {}, language);
        expect(refuse).toThrow(VigieError);
        try {
          refuse();
        } catch (error) {
          expect((error as VigieError).text(language)).toContain('Label');
          expect((error as VigieError).text(language)).not.toMatch(/[{}]|undefined/);
        }
      }
    }
  });

  it('[IM-24] decimals are kept digit by digit', () => {
    const digits = (most: number) => fc.integer({ min: 1, max: most }).chain((length) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })).map((all) => all.join(''));
    fc.assert(fc.property(digits(14), digits(6), fc.boolean(), (whole, fraction, negative) => {
      const written = readDecimal(`${negative ? '-' : ''}${whole}.${fraction}`) ?? '';
      expect(readDecimal(written)).toBe(written);
      const millionths = (text: string) => BigInt(text.replace('-', '').split('.')[0] ?? 0) * 1_000_000n + BigInt((text.split('.')[1] ?? '').padEnd(6, '0'));
      expect(millionths(written)).toBe(millionths(`${whole}.${fraction}`));
      expect(written).not.toMatch(/^-?0\d|\.\d*0$|\.$|^-0$/);
    }));
  });
});

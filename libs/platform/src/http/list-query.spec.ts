import fc from 'fast-check';
import { VigieError } from '@vigie/contracts';
import { parseListQuery } from './list-query.js';

const definition = { columns: { name: 'string', time: 'time', number: 'number', id: 'guid', enabled: 'boolean' }, maxSize: 50, defaultOrder: "desc:'time'" } as const;
const parse = (raw: Record<string, string | string[]>) => parseListQuery(raw, definition);

describe('parseListQuery', () => {
  it.each([
    ['500 conditions', { name: Array.from({ length: 500 }, () => "'a'") }], ['twelve columns to sort by', { orderBy: Array.from({ length: 12 }, () => "asc:'name'").join(',') }], ['a value of 4,000 letters', { name: `contains:'${'a'.repeat(4_000)}'` }],
  ])('[OP-03] refuses %s by code', (_, query) => {
    expect(() => parse(query)).toThrow(expect.objectContaining({ code: 'query.invalid' }));
  });

  it('reads filters with and without an operator, in any case', () => {
    expect(parse({ Name: "contains:'gate'", number: "GT:'3'", enabled: "'true'" }).filters).toEqual([
      { column: 'name', operator: 'contains', value: 'gate' },
      { column: 'number', operator: 'gt', value: 3 },
      { column: 'enabled', operator: 'equals', value: true },
    ]);
  });

  it('takes one column twice, for a span of time', () => {
    expect(parse({ time: ["gt:'2026-01-01T00:00:00Z'", "lt:'2026-02-01T00:00:00Z'"] }).filters).toHaveLength(2);
  });

  it('sorts by the default unless told otherwise', () => {
    expect(parse({}).orderBy).toEqual([{ column: 'time', direction: 'DESC' }]);
    expect(parse({ orderBy: "asc:'name'" }).orderBy).toEqual([{ column: 'name', direction: 'ASC' }]);
  });

  it('caps the size of a page and refuses a negative one', () => {
    expect(parse({ size: '9999' }).size).toBe(50);
    expect(() => parse({ page: '-1' })).toThrow(VigieError);
  });

  it('names the columns when asked for another', () => {
    try {
      parse({ "name; drop table x": "'1'" });
      throw new Error('not refused');
    } catch (error) {
      expect(error).toMatchObject({ code: 'query.unknownColumn', parameters: { columns: 'name, time, number, id, enabled' } });
    }
  });

  it('knows flags without a value', () => {
    expect(parse({ disabled: '', noData: '' }).flags).toEqual(new Set(['disabled', 'nodata']));
  });

  it.each(['1', 'March 7', 'foo 1', '12/11/2026', '2026-02-30', '-1', '2026-11-30T10:00:00', '-271821-04-20T00:00:00Z'])('[IN-07] refuses the time %j by name', (time) => {
    expect(() => parse({ time: `gt:'${time}'` })).toThrow(expect.objectContaining({ code: 'query.invalid', property: 'time' }));
  });

  it('[IN-07] refuses by name what is no text, in every filter and option', () => {
    for (const name of [...Object.keys(definition.columns), 'orderBy', 'page', 'cursor', 'language', 'includeChildren']) {
      for (const unsound of ['\ud800', "contains:'a\udc00'", "'\0'"]) expect(() => parse({ [name]: unsound })).toThrow(expect.objectContaining({ code: 'text.unsound', property: name }));
    }
  });

  it('either answers with listed columns or refuses by code, whatever arrives', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (raw) => {
      try {
        const query = parse(raw);
        expect(query.filters.every(({ column }) => column in definition.columns)).toBe(true);
        expect(query.size).toBeLessThanOrEqual(50);
      } catch (error) {
        expect(error).toBeInstanceOf(VigieError);
      }
    }));
  });
});

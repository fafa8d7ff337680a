import fc from 'fast-check';
import { VigieError } from '@vigie/contracts';
import { encodePlace } from '@vigie/platform/persistence';
import { readPlace } from './cursor.rules.js';
import { projectList, sortable } from './project-list.definition.js';

const id = '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0a01';
const step = fc.record({ column: fc.constantFrom(...sortable), direction: fc.constantFrom('ASC' as const, 'DESC' as const) });
const valueOf = (column: string) => fc.option(projectList.columns[column] === 'time' ? fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }).map((date) => date.toISOString()) : fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')));
const place = fc.array(step, { minLength: 1, maxLength: 3 }).chain((orderBy) => fc.record({ orderBy: fc.constant(orderBy), values: fc.tuple(...orderBy.map(({ column }) => valueOf(column))), id: fc.constant(id) }));

describe('cursors of projects', () => {
  it('[IM-28] are read as they were given out, in every order', () => {
    fc.assert(fc.property(place, (given) => expect(readPlace(encodePlace(given))).toEqual(given)));
  });

  it('[IM-28] are refused by code where they were not given out', () => {
    const forge = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const forged = [
      [[['secret', 'ASC']], ['x'], id], [[['title', 'ASC; DROP']], ['x'], id], [[['createdAt', 'ASC']], ['x'], id], [[['createdAt', 'ASC']], ['2026-11-22'], id], [[['number', 'ASC']], ['a\0'], id],
      [[['number', 'ASC']], ['\ud800'], id], [[['number', 'ASC']], ['a'], '1'], [[['number', 'ASC']], [], id], [[], [], id], [[['description', 'ASC']], ['x'], id], [['number'], ['x'], id], null, {}, 'x',
    ].map(forge);
    for (const text of ['', 'abc', '{}', ...forged]) expect(() => readPlace(text)).toThrow(expect.objectContaining({ code: 'query.invalid', property: 'cursor' }));
  });

  it('[IM-28] answer anything with a place or a code', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))), (text) => {
      try {
        readPlace(text);
      } catch (error) {
        expect(error).toBeInstanceOf(VigieError);
      }
    }));
  });
});

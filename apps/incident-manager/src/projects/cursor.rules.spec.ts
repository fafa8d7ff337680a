import fc from 'fast-check';
import { VigieError } from '@vigie/contracts';
import { decodeCursor, encodeCursor } from './cursor.rules.js';
import { nextPage } from './next-page.js';

const id = '0192f1c0-7a10-7a3e-9d2f-1d6b7c1e0b02';

describe('cursors', () => {
  it('[IM-28] come back as they were given out', () => {
    const cursor = { column: 'createdAt', direction: 'DESC', value: '2026-11-22T10:00:00.000Z', id } as const;
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  it('[IM-28] are refused by code when they are anything else', () => {
    const forged = [['title', 'DESC', 'x', id], ['createdAt', 'DESC; DROP', '2026-11-22', id], ['createdAt', 'DESC', 'x', id], ['number', 'ASC', 'a\0', id], ['number', 'ASC', 'a', '1']];
    for (const parts of forged) expect(() => decodeCursor(Buffer.from(JSON.stringify(parts)).toString('base64url'))).toThrow(VigieError);
    fc.assert(fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text)).toThrow(VigieError);
    }));
  });

  it('[IM-28] replace the page in the address of the next one', () => {
    expect(nextPage("/api/rest/v1/incidentProjects?page=2&size=10&type='x'", 'abc')).toBe('</api/rest/v1/incidentProjects?size=10&type=%27x%27&cursor=abc>; rel="next"');
  });
});

import fc from 'fast-check';
import { readJsonBody } from './json-body.js';

const read = (text: string) => readJsonBody(Buffer.from(text));

describe('readJsonBody', () => {
  it('reads any JSON that is not deep back as it was', () => {
    fc.assert(fc.property(fc.object({ maxDepth: 4, key: fc.stringMatching(/^[a-z]{1,5}$/) }).filter((value) => !/constructor|prototype/.test(JSON.stringify(value))), (value) => {
      expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('takes an empty body as no members', () => expect(read('')).toEqual({}));

  it.each([
    ['broken JSON', Buffer.from('{"a":')],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['deep nesting', Buffer.from('['.repeat(40) + ']'.repeat(40))],
    ['an object of more members than any class has', Buffer.from(JSON.stringify(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`m${index}`, 1]))))],
    ['90,000 members', Buffer.from(JSON.stringify({ a: Array.from({ length: 300 }, () => Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`m${index}`, 1]))) }))],
    ['300,000 elements', Buffer.from(JSON.stringify({ sequences: Array.from({ length: 300_000 }, () => ({})) }))],
    ['a reach for the prototype', Buffer.from('{"a":{"__proto__":{"admin":true}}}')],
  ])('refuses %s by code', (_, body) => {
    expect(() => readJsonBody(body)).toThrow(expect.objectContaining({ code: 'request.malformed' }));
  });
});

import fc from 'fast-check';
import { failureCode, isConflict, isTaken, isUnreachable } from './failures.js';
import { condition, escapeLike } from './list-rows.js';
import { messageId } from './message-id.js';
import { outboxInsert } from './outbox-rows.js';

describe('message ids', () => {
  it('are UUIDs that sort by the time they were made', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 10_000 }), (time, later) => {
      const [first, second] = [messageId(time), messageId(time + later)];
      expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(first < second).toBe(true);
    }));
  });

  it('do not repeat', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => messageId(1))).size).toBe(10_000);
  });
});

describe('filters of lists', () => {
  /** What LIKE makes of a pattern. */
  const like = (pattern: string): RegExp =>
    new RegExp(`^${pattern.replace(/\\(.)|([%_])|([^\\%_])/gsu, (_, escaped?: string, wild?: string, plain?: string) =>
      wild ? (wild === '%' ? '.*' : '.') : (escaped ?? plain ?? '').replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'))}$`, 'su');

  it('take every character literally', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, other) => {
      expect(like(escapeLike(text)).test(text)).toBe(true);
      expect(like(escapeLike(text)).test(other)).toBe(text === other);
    }));
  });

  it('never put a value into the statement', () => {
    fc.assert(fc.property(fc.constantFrom('equals', 'notEquals', 'lt', 'gt', 'startsWith', 'contains'), fc.string({ minLength: 8 }), (operator, value) => {
      const { sql } = condition('row.name', { operator, value }, 'p0');
      expect(sql).not.toContain(value);
      expect(sql).toContain(':p0');
    }));
  });
});

describe('the statement that tells', () => {
  it('quotes every value', () => {
    const row = { id: "i'", subject: "s'", type: 't\\', payload: `{"a":"'; DROP TABLE x; --"}`, traceparent: null, time: new Date(0) };
    expect(outboxInsert([row])).toBe(
      `INSERT INTO outbox (message_id, subject, type, payload, traceparent, created_at) VALUES ('i''','s''', E't\\\\','{"a":"''; DROP TABLE x; --"}',NULL,'1970-01-01T00:00:00.000Z')`);
  });
});

describe('failures of the database', () => {
  it('are told apart by code, however deep it lies', () => {
    const wrapped = { driverError: { code: '40P01' } };
    expect(failureCode(wrapped)).toBe('40P01');
    expect(isConflict(wrapped)).toBe(true);
    expect(isConflict({ code: '40001' })).toBe(true);
    expect(isTaken({ code: '23505' })).toBe(true);
    expect(isConflict({ code: '23505' })).toBe(false);
  });

  it.each([{ code: 'ECONNREFUSED' }, { code: '57P01' }, { driverError: { code: '08006' } }, new Error('Connection terminated unexpectedly')])('that mean it cannot be reached: %j', (error) => {
    expect(isUnreachable(error)).toBe(true);
  });

  it.each([new Error('no'), { code: '23505' }, undefined, 'text'])('that do not: %j', (error) => {
    expect(isUnreachable(error)).toBe(false);
  });
});

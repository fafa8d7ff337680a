import fc from 'fast-check';
import type { StreamInfo } from '@nats-io/jetstream';
import { backoffMs } from './backoff.js';
import { coveringFilter, decodeFact, encodeFact, isFactOn, sourceOf } from './fact-envelope.js';
import { startingPoint } from './fact-reader.js';
import { GroupQueue } from './group-queue.js';
import { delivered } from './pulled-messages.js';
import { natsOptions } from './nats-options.js';
import { streamConfig } from './streams.js';
import { StateMemory } from './state-memory.js';
import { logEntryWritten } from '@vigie/contracts';
import { sampleTaken, specimenLost, specimenMade } from './fixtures/specimens.js';

const site = '5f0b7b6e-5c55-4f0e-9a3e-0f3f2a1d7c10';

describe('a fact on the wire', () => {
  const row = { id: '7', message_id: '0195d8f0-0000-7000-8000-000000000001', subject: specimenMade.subject(site), type: specimenMade.type(), payload: '{"line":"a"}', traceparent: null, created_at: new Date(0) };

  it('is a CloudEvent', () => {
    expect(JSON.parse(encodeFact(row))).toEqual({
      specversion: '1.0', id: row.message_id, source: `/vigie/${site}/management`, type: 'vigie.management.specimen.made.v1',
      time: '1970-01-01T00:00:00.000Z', datacontenttype: 'application/json', sequence: '7', data: { line: 'a' },
    });
  });

  it('is read as it was written', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.option(fc.constant('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')), (data, traceparent) => {
      const payload = JSON.stringify(data);
      const { context, data: read } = decodeFact(row.subject, encodeFact({ ...row, payload, traceparent }));
      expect(read).toEqual(JSON.parse(payload));
      expect(context).toEqual({ id: row.message_id, time: '1970-01-01T00:00:00.000Z', source: 'management', subject: row.subject, sequence: 7, ...(traceparent ? { traceparent } : {}) });
    }));
  });

  it('that is none is refused, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      expect(() => decodeFact(row.subject, body)).toThrow();
    }));
  });

  it('was told by the service that its subject names', () => {
    expect(sourceOf(row.subject)).toBe('management');
    expect(isFactOn(specimenMade, row.subject)).toBe(true);
    expect(isFactOn(specimenMade, specimenLost.subject(site))).toBe(false);
    expect(isFactOn(specimenMade, row.subject.replace('management', 'event-server'))).toBe(false);
    expect(isFactOn(logEntryWritten, logEntryWritten.subject(site, 'event-server'))).toBe(true);
  });
});

describe('the filter of a line of facts', () => {
  const matches = (filter: string, subject: string): boolean => subject.split('.').every((token, index) => ['*', token].includes(filter.split('.')[index] ?? ''));

  it('covers all its subjects, and is exact for one', () => {
    const subjects = [specimenMade, specimenLost, sampleTaken].map((fact) => fact.subject(site));
    fc.assert(fc.property(fc.subarray(subjects, { minLength: 1 }), (some) => {
      expect(some.every((subject) => matches(coveringFilter(some), subject))).toBe(true);
    }));
    expect(coveringFilter(subjects.slice(0, 1))).toBe(subjects[0]);
    expect(coveringFilter(subjects.slice(0, 2))).toBe(`vigie.${site}.fact.management.specimen.*.v1`);
  });
});

describe('where to go on in a stream', () => {
  const stream = { created: 'now', config: { name: 'facts' }, state: { first_seq: 10, last_seq: 100 } } as unknown as StreamInfo;
  const holding = (id: string | undefined) => (): Promise<string | undefined> => Promise.resolve(id);
  const known = { streamCreated: 'now', sequence: 50, messageId: 'a' };
  const start = { streamCreated: 'now', sequence: 0 };

  it('is where the last effect was, when the stream still holds that message there', async () => {
    expect(await startingPoint(stream, known, holding('a'))).toBe(known);
  });

  it('is the start of a stream that is new, was made anew, lost its end, or lost it and grew again', async () => {
    expect(await startingPoint(stream, undefined, holding('a'))).toEqual(start);
    expect(await startingPoint(stream, { ...known, streamCreated: 'before' }, holding('a'))).toEqual(start);
    expect(await startingPoint(stream, { ...known, sequence: 101 }, holding('a'))).toEqual(start);
    expect(await startingPoint(stream, known, holding('b'))).toEqual(start);
  });

  it('stays where it was when the message has aged', async () => {
    const aged = { ...known, sequence: 5 };
    expect(await startingPoint(stream, aged, holding(undefined))).toBe(aged);
  });
});

describe('groups', () => {
  it('are as large as what is there, up to the most, in order', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 40 }), async (max, count) => {
      const queue = new GroupQueue<number>(max, 0);
      for (let number = 0; number < count; number += 1) queue.push(number);
      const taken: number[] = [];
      while (taken.length < count) {
        const group = (await queue.next(1_000)) ?? [];
        expect(group.length).toBeLessThanOrEqual(max);
        taken.push(...group);
      }
      expect(taken).toEqual(Array.from({ length: count }, (_, number) => number));
    }));
  });

  it('wait for more, but not once they are full, and stop at the end', async () => {
    const queue = new GroupQueue<number>(2, 60_000);
    const group = queue.next(60_000);
    queue.push(1);
    queue.push(2);
    expect(await group).toEqual([1, 2]);
    const last = queue.next(60_000);
    queue.end();
    expect(await last).toBeUndefined();
  });

  it('say when there is room again, and why they ended by themselves', async () => {
    const queue = new GroupQueue<number>(2, 0);
    const sizes: number[] = [];
    queue.onTaken(() => sizes.push(queue.size));
    for (const number of [1, 2, 3]) queue.push(number);
    await queue.next(1_000);
    expect(sizes).toEqual([1]);
    queue.end(new Error('a gap'));
    queue.end();
    expect(queue.failure?.message).toBe('a gap');
    expect(await queue.next(1_000)).toBeUndefined();
  });
});

describe('a delivered message', () => {
  const message = { subject: 'vigie.s.fact.log', data: new Uint8Array([1]) };
  const read = (reply: string): object => ({ ...delivered({ ...message, reply, headers: undefined }), headers: undefined });

  it('says where it stands, as old and new servers write it', () => {
    const at = { streamSequence: 70, deliverySequence: 9, pending: 12, time: 1_790_000_000_000, headers: undefined };
    expect(read('$JS.ACK.facts.c1.1.70.9.1790000000000000000.12')).toEqual({ ...message, ...at });
    expect(read('$JS.ACK._.hash.facts.c1.1.70.9.1790000000000000000.12.token')).toEqual({ ...message, ...at });
  });

  it('that JetStream did not send is refused', () => {
    for (const reply of [undefined, '', 'inbox.1', '$JS.ACK.facts']) expect(() => delivered({ ...message, reply, headers: undefined })).toThrow('did not come from JetStream');
  });
});

describe('the memory of a state', () => {
  it('tells changes, not repetitions or echoes of older writes', () => {
    const memory = new StateMemory<{ a: number }>(0);
    const heard: unknown[] = [];
    const stop = memory.onChange((key, value) => heard.push([key, value]));
    memory.put('k', '{"a":2}', 2);
    memory.put('k', '{"a":2}', 3);
    memory.put('k', '{"a":1}', 1);
    expect(memory.get('k')).toEqual({ a: 2 });
    memory.keepOnly(new Set());
    stop();
    memory.put('k', '{"a":3}', 4);
    expect(heard).toEqual([['k', { a: 2 }], ['k', undefined]]);
  });

  it('takes the smaller numbers of a bucket that was made anew', () => {
    const memory = new StateMemory<{ a: number }>(0);
    memory.put('k', '{"a":1}', 500);
    memory.forgetRevisions();
    memory.put('k', '{"a":2}', 1);
    expect(memory.get('k')).toEqual({ a: 2 });
  });

  it('forgets what is older than its life', () => {
    const memory = new StateMemory<{ a: number }>(1_000);
    memory.put('k', '{"a":1}', 1, new Date(Date.now() - 2_000));
    expect(memory.get('k')).toBeUndefined();
    expect([...memory.entries()]).toEqual([]);
  });
});

describe('what was learnt the hard way', () => {
  it('connections never give up, and passwords are read from the address', () => {
    expect(natsOptions('nats://manage%20ment:s%40cret@h:4333,nats://i', 'x')).toMatchObject({ maxReconnectAttempts: -1, servers: ['h:4333', 'i:4222'], user: 'manage ment', pass: 's@cret' });
  });

  it('a full stream refuses instead of dropping silently, and is kept on disk', () => {
    expect(streamConfig(site, 'fact', 3)).toMatchObject({ discard: 'new', storage: 'file', num_replicas: 3, retention: 'limits' });
    expect(streamConfig(site, 'log', 1).max_bytes).toBeGreaterThan(0);
  });

  it('waits grow, and stay within their bounds', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), (attempt) => {
      const wait = backoffMs(attempt, 50, 2_000);
      expect(wait).toBeGreaterThanOrEqual(25);
      expect(wait).toBeLessThanOrEqual(2_000);
    }));
  });
});

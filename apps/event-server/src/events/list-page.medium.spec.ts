import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { languages } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { ServiceUnderTest } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { AlarmRow } from '../alarms/alarm.entity.js';
import { alarmList } from '../alarms/alarm.list.js';
import { eventServer } from '../app.module.js';
import { EventRow } from './event.entity.js';
import { eventList } from './event.list.js';

const second = fc.integer({ min: 0, max: 3 }).map((seconds) => new Date(1_700_000_000_000 + seconds * 1_000));
const orderOf = (columns: object) => fc.uniqueArray(fc.tuple(fc.constantFrom('asc', 'desc'), fc.constantFrom(...Object.keys(columns))), { minLength: 1, maxLength: 3, selector: ([, column]) => column });

describe('lists of alarms and events', () => {
  let under: ServiceUnderTest;
  let api: Api;
  const cameras: string[] = [];
  const people = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer);
    const id = await under.person('Otto', ['alarm.view', 'event.view']);
    for (const name of ['Gate', 'Hall']) cameras.push(await under.entity('cameras', name));
    api = under.as({ id, name: 'Otto' });
  });

  afterAll(() => under.stop());

  const manager = () => under.service.app.get(Database).read;
  const sourceOf = fc.option(fc.nat(1));
  const source = (at: number | null) => (at === null ? { sourceType: null, sourceId: null, sourceName: null } : { sourceType: 'cameras' as const, sourceId: cameras[at] ?? null, sourceName: null });

  const alarm = fc.record({
    time: second, lastTime: second, state: fc.constantFrom('new', 'inProgress', 'onHold', 'closed'), category: fc.constantFrom('camera', 'system'), priority: fc.integer({ min: 1, max: 3 }), source: sourceOf, assigned: fc.option(fc.nat(1)),
  });
  const event = fc.record({ time: second, source: sourceOf, type: fc.constantFrom('userDefined.a10', 'userDefined.a2', 'camera.signalLost') });

  const addAlarms = async (alarms: (typeof alarm extends fc.Arbitrary<infer A> ? A : never)[]): Promise<string[]> => {
    const rows = alarms.map(({ source: at, assigned, ...members }) => ({
      ...members, ...source(at), id: randomUUID(), definitionId: randomUUID(), definitionName: 'x', name: { en: 'x', fr: 'x', ja: 'x' }, occurrences: 1, endedAt: null, closedAt: null, instructions: null, version: 1,
      assignedToId: assigned === null ? null : people[assigned] ?? null, assignedToName: null,
    })) as Omit<AlarmRow, 'number'>[];
    if (rows.length > 0) await manager().insert(AlarmRow, rows);
    return rows.map(({ id }) => id);
  };
  const addEvents = async (events: (typeof event extends fc.Arbitrary<infer A> ? A : never)[]): Promise<string[]> => {
    const rows = events.map(({ source: at, ...members }) => ({ ...members, ...source(at), id: randomUUID(), data: null, triggeredBy: null }));
    if (rows.length > 0) await manager().insert(EventRow, rows);
    return rows.map(({ id }) => id);
  };

  /** Follows `Link` from page to page, while others are added, and holds it against one page of all. */
  async function walk(path: string, query: string, standing: string[], addOne: () => Promise<unknown>): Promise<void> {
    const seen: string[] = [];
    for (let next: string | undefined = `${path}?${query}`; next !== undefined;) {
      const { headers, body } = await api.expect(200, next);
      seen.push(...body.array.map(({ id }) => id));
      const link = /^<\/api\/rest\/v1(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      expect(link === undefined).toBe(body.cursor === undefined);
      if (link) expect(new URL(link, 'http://x').searchParams.get('cursor')).toBe(body.cursor);
      next = link;
      await addOne();
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(standing.filter((id) => !seen.includes(id))).toEqual([]);
    const whole = (await api.list(`${path}?${query.replace(/size=\d+/, 'size=1000')}`)).map(({ id }) => id);
    expect(whole.filter((id) => seen.includes(id))).toEqual(seen);
  }

  const queryOf = (by: [string, string][], size: number, language: string): string => `orderBy=${encodeURIComponent(by.map(([direction, column]) => `${direction}:'${column}'`).join(','))}&size=${size}&language=${language}`;

  it('[IN-07] [EV-03] go on in every order of alarms: none skipped and none twice, whatever comes in meanwhile', async () => {
    await fc.assert(fc.asyncProperty(fc.array(alarm, { maxLength: 20 }), fc.array(alarm, { maxLength: 6 }), orderOf(alarmList.columns), fc.integer({ min: 1, max: 6 }), fc.constantFrom(...languages), async (first, later, by, size, language) => {
      await under.rows('DELETE FROM alarms');
      const waiting = [...later];
      await walk('/alarms', queryOf(by, size, language), await addAlarms(first), () => addAlarms(waiting.splice(0, 1)));
    }), { numRuns: 60 });
  }, 120_000);

  it('[IN-07] [EV-01] go on in every order of events', async () => {
    await fc.assert(fc.asyncProperty(fc.array(event, { maxLength: 20 }), fc.array(event, { maxLength: 6 }), orderOf(eventList.columns), fc.integer({ min: 1, max: 6 }), fc.constantFrom(...languages), async (first, later, by, size, language) => {
      await under.rows('DELETE FROM events');
      const waiting = [...later];
      await walk('/events', queryOf(by, size, language), await addEvents(first), () => addEvents(waiting.splice(0, 1)));
    }), { numRuns: 40 });
  }, 120_000);

  it('[EV-03] refuse a cursor that they did not give out', async () => {
    const forged = [['x'], [[['secret', 'ASC']], ['x'], randomUUID()], [[['time', 'ASC']], ['yesterday'], randomUUID()]].map((parts) => Buffer.from(JSON.stringify(parts)).toString('base64url'));
    for (const path of ['/alarms', '/events']) {
      for (const cursor of ['nonsense', ...forged]) expect((await api.call(`${path}?cursor=${cursor}`)).body.error?.details[0]).toMatchObject({ errorTextId: 'cursor.invalid', property: 'cursor' });
    }
  });
});

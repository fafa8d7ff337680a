import { randomUUID } from 'node:crypto';
import { ServiceUnderTest } from '@vigie/testing';
import { eventServer } from '../app.module.js';
import { RetentionService } from './retention.service.js';

const day = 86_400_000;

describe('how long events and alarms are kept', () => {
  let under: ServiceUnderTest;
  const run = (now?: number) => under.service.app.get(RetentionService, { strict: false }).run(now);
  const count = async (table: string) => Number((await under.rows(`SELECT count(*)::int AS count FROM ${table}`))[0]?.count);
  const ago = (days: number) => new Date(Date.now() - days * day);

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer, { EVENT_RETENTION_DAYS: '30', ALARM_RETENTION_DAYS: '100' });
  });
  afterAll(() => under.stop());
  beforeEach(() => under.rows('TRUNCATE events, alarms, alarm_activities'));

  const alarm = async (state: string, daysAgo: number, more: { closed?: number; ended?: number } = {}): Promise<string> => {
    const id = randomUUID();
    await under.rows(
      `INSERT INTO alarms (id, definition_id, definition_name, name, category, priority, state, source_type, source_id, time, last_time, closed_at, ended_at)
       VALUES ($1, gen_random_uuid(), 'd', '{"en":"a","fr":"a","ja":"a"}', 'system', 1, $2, 'cameras', gen_random_uuid(), $3, $3, $4, $5)`,
      [id, state, ago(daysAgo), more.closed === undefined ? null : ago(more.closed), more.ended === undefined ? null : ago(more.ended)],
    );
    await under.rows("INSERT INTO alarm_activities (id, alarm_id, time, operation) VALUES (gen_random_uuid(), $1, now(), 'raised')", [id]);
    return id;
  };
  const event = (daysAgo: number) => under.rows("INSERT INTO events (id, time, type, taken_at) VALUES (gen_random_uuid(), $1, 'camera.signalLost', $1)", [ago(daysAgo)]);

  it('[EV-08] removes closed alarms with their history when their time is over, and no open one however old', async () => {
    const gone = await alarm('closed', 200, { closed: 150, ended: 180 });
    const kept = [await alarm('closed', 200, { closed: 99 }), await alarm('closed', 200, { closed: 150, ended: 50 }), await alarm('new', 400), await alarm('onHold', 400, { ended: 300 })];
    expect(await run()).toEqual({ alarms: 1, events: 0 });
    const left = (await under.rows('SELECT id FROM alarms')).map(({ id }) => String(id));
    expect(left.sort()).toEqual([...kept].sort());
    expect(left).not.toContain(gone);
    expect(await count('alarm_activities')).toBe(kept.length);
  });

  it('[EV-08] removes events batch by batch, and says in the log how many', async () => {
    await under.rows("INSERT INTO events (id, time, type, taken_at) SELECT gen_random_uuid(), now() - interval '40 days', 'camera.signalLost', now() - interval '40 days' FROM generate_series(1, 1_201)");
    await event(29);
    expect(await run()).toEqual({ alarms: 0, events: 1_201 });
    expect(await count('events')).toBe(1);
    const told = await under.rows("SELECT payload FROM outbox WHERE payload::text LIKE '%event.expired%'");
    expect(told.reduce((sum, { payload }) => sum + Number(/count\\*":\s*(\d+)/.exec(JSON.stringify(payload))?.[1]), 0)).toBe(1_201);
  });

  it('[EV-08] keeps an event that says it is old and was taken just now: a device\'s clock removes nothing', async () => {
    await under.rows("INSERT INTO events (id, time, type) VALUES (gen_random_uuid(), now() - interval '4000 days', 'camera.signalLost')");
    expect(await run()).toEqual({ alarms: 0, events: 0 });
  });

  it('[EV-08] removes each once when copies do it at the same time', async () => {
    await under.rows("INSERT INTO events (id, time, type, taken_at) SELECT gen_random_uuid(), now() - interval '40 days', 'camera.signalLost', now() - interval '40 days' FROM generate_series(1, 1_500)");
    const [one, two] = await Promise.all([run(), run()]);
    expect(one.events + two.events).toBeLessThanOrEqual(1_500);
    await run();
    expect(await count('events')).toBe(0);
  });
});

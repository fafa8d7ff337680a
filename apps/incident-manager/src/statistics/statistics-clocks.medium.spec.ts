import fc from 'fast-check';
import { IncidentWorld, patience } from '../testing/incident-world.js';

interface Result {
  total: number;
  groups: { keys: { value: string | null }[]; count: number }[];
}

const zones = [
  'UTC', 'Europe/Paris', 'europe/paris', 'Europe/London', 'America/New_York', 'America/St_Johns', 'Asia/Tokyo', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham',
  'Pacific/Kiritimati', 'Etc/GMT+12', 'CET', 'EET', 'MET', 'WET', 'EST', 'EST5EDT', 'GB', 'Japan',
];
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const parts = ['hour', 'weekday', 'day', 'month'] as const;
const began = Date.UTC(2015, 0, 1);

/** What a clock on the wall of that zone shows. */
function onTheWall(instant: Date, timeZone: string, part: (typeof parts)[number]): string {
  const written = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short', hour: '2-digit', hourCycle: 'h23' }).formatToParts(instant);
  const of = (type: string): string => written.find((each) => each.type === type)?.value ?? '';
  if (part === 'hour') return of('hour');
  if (part === 'weekday') return String(days.indexOf(of('weekday')) + 1);
  return `${of('year')}-${of('month')}${part === 'day' ? `-${of('day')}` : ''}`;
}

describe('statistics on the clocks of a time zone', () => {
  let world: IncidentWorld;

  beforeAll(async () => {
    world = await IncidentWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  it('[IM-35] count every incident where a clock on that wall has it, over every change of clocks', async () => {
    const instant = fc.integer({ min: 0, max: 10 * 365 * 48 }).map((halfHours) => new Date(began + halfHours * 1_800_000));
    await fc.assert(fc.asyncProperty(fc.array(instant, { minLength: 1, maxLength: 60 }), fc.constantFrom(...zones), fc.constantFrom(...parts), async (instants, timeZone, part) => {
      await world.rows('DELETE FROM incident_projects');
      await world.rows(
        `INSERT INTO incident_projects (id, number, start_time, created_by_id, created_by_name, created_by_kind, created_at, modified_at)
         SELECT gen_random_uuid(), 'x' || n, at, $1, 'Olga', 'user', now(), now() FROM unnest($2::timestamptz[]) WITH ORDINALITY AS given (at, n)`, [world.operatorPerson.id, instants]);
      const expected: Record<string, number> = {};
      for (const each of instants) expected[onTheWall(each, timeZone, part)] = (expected[onTheWall(each, timeZone, part)] ?? 0) + 1;
      const answer = await world.operator.expect(200, '/incidentProjects?task=Statistics', { method: 'POST', body: { by: [part], timeZone } });
      const { total, groups } = answer.body.result as unknown as Result;
      expect(total).toBe(instants.length);
      expect(Object.fromEntries(groups.map(({ keys: [key], count }) => [key?.value, count]))).toEqual(expected);
    }), { numRuns: 120 });
  }, 2 * patience);
});
